using System.Collections.Immutable;
using System.Globalization;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>What is done to a culture, and for how long. Cells rest attached and fed first.</summary>
internal sealed record Experiment(Culture Culture)
{
    /// <summary>Cells looked at; those that die at rest are replaced.</summary>
    public int Cells { get; init; } = 200;

    /// <summary>Inputs from the end of the rest on, by the network's parameter.</summary>
    public ImmutableDictionary<string, double> Stimuli { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Inputs that end earlier: parameter, value, hours; the resting value follows.</summary>
    public (string Parameter, double Value, double Hours)? Pulse { get; init; }

    /// <summary>Proteins whose synthesis is multiplied by a factor from the end of the rest on.</summary>
    public ImmutableDictionary<string, double> Synthesis { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>How long cells are watched from then on, in hours.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>Rest before it, in hours: long-lived proteins' levels settle.</summary>
    public double RestHours { get; init; } = 72;

    /// <summary>Coefficient of variation of every protein's level.</summary>
    public double Variation { get; init; } = 0.25;

    /// <summary>Share of the variance of the logarithm that is a cell's own for ever.</summary>
    public double FixedShare { get; init; } = 0.2;

    /// <summary>How long before the stimulus two sisters part, in hours; null where all cells are strangers. Cells 2n and 2n + 1 are sisters.</summary>
    public double? SistersPartedHours { get; init; }

    /// <summary>Seed of the levels.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>TRAIL in ng/mL.</summary>
    public Experiment Trail(double dose) => Set("TRAIL", 60 * dose);

    /// <summary>No protein is made.</summary>
    public Experiment Cycloheximide() => Set("translation", 0);

    /// <summary>In suspension.</summary>
    public Experiment Detached() => Set("anchorage", 0);

    /// <summary>Any input of the network.</summary>
    public Experiment Set(string parameter, double value) => this with { Stimuli = Stimuli.SetItem(parameter, value) };

    /// <summary>The same in a line with levels changed by factors: lost is 0.</summary>
    public Experiment With(params (string Protein, double Factor)[] changes) => this with { Culture = Culture.With(changes) };

    /// <summary>All that decides its outcome, as text: two experiments with the same label are the same.</summary>
    public string Label()
    {
        static string Of(IEnumerable<KeyValuePair<string, double>> values)
            => string.Join(',', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value:R}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Culture.AnchorageIndependence:R};{Of(Culture.Levels)};{Of(Culture.Traits)};{Of(Stimuli)};{Pulse};{Of(Synthesis)};{Cells};{Hours:R};{RestHours:R};{Variation:R};{FixedShare:R};{SistersPartedHours};{Seed}");
    }
}
