using System.Collections.Immutable;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Two stimuli at several doses each, alone and together: how far they kill more together than they would independently (Bliss) or as doses of one (Loewe).</summary>
internal sealed record MatrixDesign : AssayDesign
{
    /// <summary>Most dishes of a matrix.</summary>
    public const int MostDishes = 2000;

    /// <summary>The first stimulus: rows of the matrix, the first of which is rest.</summary>
    public required DoseSeries First { get; init; }

    /// <summary>The second stimulus: columns, the first of which is rest.</summary>
    public required DoseSeries Second { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Matrix;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static MatrixDesign? Read(GroupReader group, AssayParts parts)
    {
        DoseSeries? first = Series(group.Need("first", "the first stimulus, as in {stimulus: TRAIL, doses: [5 ng/mL, 50 ng/mL]}"), "first", parts);
        YamlNode? secondNode = group.Need("second", "the second stimulus, as in {stimulus: stress, doses: [0.5, 1, 2]}");
        DoseSeries? second = Series(secondNode, "second", parts);
        ImmutableArray<double> times = parts.Times(group.Need("times", "when living cells are counted, such as 24 h"), "times");
        ImmutableArray<ProtocolInput> background = parts.Background(group, first?.Number ?? -1, second?.Number ?? -1);
        if (first is null || second is null || times.IsEmpty)
        {
            return null;
        }

        if (first.Number == second.Number)
        {
            parts.Findings.Error(secondNode!.Location, $"both stimuli are {first.Target.Name}; a matrix needs two");
            return null;
        }

        int dishes = (first.Doses.Length + 1) * (second.Doses.Length + 1);
        if (dishes > MostDishes)
        {
            parts.Findings.Error(group.Location, $"the matrix has {dishes} dishes; at most {MostDishes} are allowed");
            return null;
        }

        return new MatrixDesign
        {
            First = first,
            Second = second,
            Times = times,
            Protocols =
            [
                .. Doses(first).SelectMany(a => Doses(second).Select(b => new Protocol($"{first.Label(a)}, {second.Label(b)}", times[^1])
                {
                    Inputs = [.. background, ProtocolInput.Constant(first.Number, a), ProtocolInput.Constant(second.Number, b)],
                })),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        var readings = new List<MatrixReading>();
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            foreach (double time in Times)
            {
                readings.Add(MatrixReading.Of(evaluation, this, clone, time));
            }
        }

        MatrixFindings.Add(evaluation, this, readings);
    }

    /// <summary>Rest and the doses of a stimulus.</summary>
    public static ImmutableArray<double> Doses(DoseSeries series) => [series.Target.Resting, .. series.Doses];

    private static DoseSeries? Series(YamlNode? node, string key, AssayParts parts)
    {
        if (parts.Values.Group(node, key, "a group, as in {stimulus: TRAIL, doses: [5 ng/mL, 50 ng/mL]}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, $"the {key} stimulus", parts.Values);
        int stimulus = parts.Stimulus(group.Need("stimulus", "its name, such as TRAIL"), "stimulus");
        DoseSeries? series = parts.Doses(group.Need("doses", "a list of strengths, or {from: 1 ng/mL, to: 100 ng/mL, count: 7}"), stimulus, "doses");
        group.Finish();
        return series;
    }
}
