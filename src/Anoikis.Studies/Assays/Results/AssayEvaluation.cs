using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>Reads dishes and gathers what an assay finds in them.</summary>
internal sealed class AssayEvaluation(CultureResult result)
{
    /// <summary>Seconds in an hour.</summary>
    public const double Hour = 3600;

    private readonly List<ResultTable> _tables = [];
    private readonly List<FindingSection> _sections = [];

    /// <summary>What befell all cells.</summary>
    public CultureResult Result { get; } = result;

    /// <summary>What was done.</summary>
    public CultureExperiment Experiment => Result.Experiment;

    /// <summary>Level of every interval: 95 %.</summary>
    public Confidence Confidence { get; } = Confidence.Percent95;

    /// <summary>Tables so far.</summary>
    public IReadOnlyList<ResultTable> Tables => _tables;

    /// <summary>Sections so far.</summary>
    public IReadOnlyList<FindingSection> Sections => _sections;

    /// <summary>Adds a table, which gets a file of its own.</summary>
    public ResultTable Add(ResultTable table)
    {
        _tables.Add(table);
        return table;
    }

    /// <summary>Adds a section to the report.</summary>
    public FindingSection Section(string id, string heading)
    {
        var section = new FindingSection(id, heading);
        _sections.Add(section);
        return section;
    }

    /// <summary>Name of a clone.</summary>
    public string Clone(int clone) => Experiment.Clones[clone].Name;

    /// <summary>Number of a moment by name, or -1 where the network does not mark it.</summary>
    public int Moment(string name) => Experiment.Moments.IndexOf(name);

    /// <summary>Cells that were computed, and lived at the onset, in all of some dishes of a clone.</summary>
    public int[] Known(int clone, IReadOnlyList<int> protocols)
        => [.. Enumerable.Range(0, Experiment.Cells).Where(cell => protocols.All(p => Result.At(clone, p, cell).IsKnown))];

    /// <summary>Whether each of some cells lives at a time, by dish.</summary>
    public bool[][] Alive(int clone, IReadOnlyList<int> protocols, int[] cells, double time)
        => [.. protocols.Select(p => cells.Select(cell => IsAlive(clone, p, cell, time)).ToArray())];

    /// <summary>Whether a cell lives at a time, seconds from the onset.</summary>
    public bool IsAlive(int clone, int protocol, int cell, double time)
    {
        ref Course course = ref Result.At(clone, protocol, cell);
        return !(course.Died && course.Time <= time);
    }

    /// <summary>Whether a cell has become a colony of as many cells as count as one, by the end.</summary>
    public bool IsColony(int clone, int protocol, int cell) => Result.Colonies(clone, protocol)[cell] >= CultureExperiment.CellsOfColony;

    /// <summary>When a cell came to a moment, seconds from the onset; NaN for never or for a moment that is not marked.</summary>
    public double MomentTime(int clone, int protocol, int cell, int moment) => moment < 0 ? double.NaN : Result.Moments(clone, protocol, cell)[moment];

    /// <summary>The share of cells of a dish of which something holds, with Wilson's interval.</summary>
    public Interval Share(int clone, int protocol, Func<int, bool> holds) => Share(Known(clone, [protocol]), holds);

    /// <summary>The share of some cells of which something holds, with Wilson's interval.</summary>
    public Interval Share(int[] cells, Func<int, bool> holds) => WilsonInterval.Of(cells.Count(holds), cells.Length, Confidence);

    /// <summary>Times of death of a dish by its end, with those that failed or lived as last seen alive.</summary>
    public IEnumerable<(double Time, bool Happened)> Lifetimes(int clone, int protocol)
    {
        for (int cell = 0; cell < Experiment.Cells; cell++)
        {
            Course course = Result.At(clone, protocol, cell);
            if (course.End != CourseEnd.DiedBefore && course.Time >= 0)
            {
                yield return (course.Time, course.Died);
            }
        }
    }

    /// <summary>The survival curve of a dish.</summary>
    public ImmutableArray<SurvivalStep> Survival(int clone, int protocol) => SurvivalSteps.Of(Lifetimes(clone, protocol), Confidence);
}
