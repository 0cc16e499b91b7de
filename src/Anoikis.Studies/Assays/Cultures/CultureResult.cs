using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>How one cell under one protocol ended.</summary>
internal enum CourseEnd : byte
{
    /// <summary>It lived to the end.</summary>
    Alive,

    /// <summary>Its caspases finished it.</summary>
    Apoptosis,

    /// <summary>Its energy ran out after its mitochondria had let go.</summary>
    CaspaseIndependent,

    /// <summary>It died at rest, between parting from its sister and the onset.</summary>
    DiedBefore,

    /// <summary>It could not be computed: neither dead nor alive.</summary>
    Failed,
}

/// <summary>What befell one cell under one protocol.</summary>
internal struct Course
{
    /// <summary>How it ended.</summary>
    public CourseEnd End;

    /// <summary>Why its lane set it free.</summary>
    public LaneStop Status;

    /// <summary>Whether a living cell's network is back at rest at the end: no mark of the network holds then.</summary>
    public bool AtRest;

    /// <summary>When it ended, seconds from the onset: its death, its failure, or the end of the protocol.</summary>
    public double Time;

    /// <summary>Whether it died under the protocol, of whatever cause.</summary>
    public readonly bool Died => End is CourseEnd.Apoptosis or CourseEnd.CaspaseIndependent;

    /// <summary>Whether anything is known of it: it was computed, and lived at the onset.</summary>
    public readonly bool IsKnown => End is not (CourseEnd.Failed or CourseEnd.DiedBefore);

    public static CourseEnd EndOf(DeathCause cause) => cause == DeathCause.CaspaseIndependent ? CourseEnd.CaspaseIndependent : CourseEnd.Apoptosis;
}

/// <summary>What befell all cells: a course for each clone, protocol and cell.</summary>
internal sealed class CultureResult
{
    private readonly Course[] _courses;
    private readonly double[] _moments;
    private readonly long[] _colonies;
    private readonly int _protocols;
    private readonly int _cells;
    private readonly int _momentCount;
    private long _laneSteps;
    private long _pivotingSteps;

    public CultureResult(CultureExperiment experiment)
    {
        Experiment = experiment;
        (_protocols, _cells, _momentCount) = (experiment.Protocols.Length, experiment.Cells, experiment.Moments.Length);
        _courses = new Course[experiment.Courses];
        _moments = new double[experiment.Courses * _momentCount];
        _moments.AsSpan().Fill(double.NaN);
        _colonies = new long[experiment.Growth is null ? 0 : experiment.Courses];
        Levels = [.. experiment.Clones.Select(_ => new double[experiment.Cells * experiment.Network.Regulators.Length])];
        Redraws = [.. experiment.Clones.Select(_ => new int[experiment.Cells])];
    }

    /// <summary>In the place of a colony's size, when it could not be computed.</summary>
    public const long UnknownColony = -1;

    public CultureExperiment Experiment { get; }

    /// <summary>Levels of regulators as multiples of the published ones when a cell was drawn: by clone, then cell by cell.</summary>
    public double[][] Levels { get; }

    /// <summary>Draws that died at rest before each cell lived, by clone.</summary>
    public int[][] Redraws { get; }

    /// <summary>Accepted steps of the integration of single cells.</summary>
    public long LaneSteps => _laneSteps;

    /// <summary>Steps of theirs tried with row exchanges.</summary>
    public long PivotingSteps => _pivotingSteps;

    /// <summary>Counts steps; from any thread.</summary>
    public void AddSteps(long steps, long pivoting)
    {
        Interlocked.Add(ref _laneSteps, steps);
        Interlocked.Add(ref _pivotingSteps, pivoting);
    }

    /// <summary>The courses of a dish, cell by cell.</summary>
    public Span<Course> Dish(int clone, int protocol) => _courses.AsSpan(((clone * _protocols) + protocol) * _cells, _cells);

    /// <summary>The course of one cell.</summary>
    public ref Course At(int clone, int protocol, int cell) => ref _courses[(((clone * _protocols) + protocol) * _cells) + cell];

    /// <summary>When a cell came to each moment, seconds from the onset; NaN for never.</summary>
    public Span<double> Moments(int clone, int protocol, int cell)
        => _moments.AsSpan(((((clone * _protocols) + protocol) * _cells) + cell) * _momentCount, _momentCount);

    /// <summary>Cells of the colony that each cell of a dish has become at the end, <see cref="UnknownColony"/> where it could not be computed; empty where cells do not divide.</summary>
    public Span<long> Colonies(int clone, int protocol) => _colonies.Length == 0 ? [] : _colonies.AsSpan(((clone * _protocols) + protocol) * _cells, _cells);

    /// <summary>Courses that could not be computed.</summary>
    public long Failed => _courses.LongCount(c => c.End == CourseEnd.Failed);
}
