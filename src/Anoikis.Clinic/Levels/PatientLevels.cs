using System.Collections.Immutable;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;

namespace Anoikis.Clinic.Levels;

/// <summary>
/// Levels of regulators in patients, as multiples of the network's own, in every draw of the mapping. A number depends on (seed, patient's name, symbol, draw) and on the cohort's anchors alone: neither on
/// the order of patients nor on what else was measured.
/// </summary>
/// <remarks>
/// A marker that a patient lacks is never 0: each draw takes the number of another patient of the same group who has it, chosen at random. A regulator that nobody's markers tell of is at the network's own
/// level in draw 0; in the other draws it spreads around that, log-normally, as widely as the levels of the measured regulators do in the median. A measured 0 is 0.
/// </remarks>
public sealed class PatientLevels
{
    // 2^40 is the range of amounts from one molecule to all of a cell's.
    private const double LargestDistance = 40;

    private const int ResidualPart = 0;
    private const int DonorPart = 1;
    private const int SlopePart = 2;

    private readonly MarkerAnchor?[] _anchors;
    private readonly ulong[] _keys;
    private readonly Dictionary<string, int> _markers;

    private PatientLevels(PatientMarkers markers, LevelMapping mapping, ulong seed, MarkerAnchor?[] anchors)
    {
        (Markers, Mapping, Seed, _anchors) = (markers, mapping, seed, anchors);
        _keys = [.. markers.Patients.Select(NameKey.Of64)];
        _markers = markers.Symbols.Select((s, i) => (s, i)).Where(m => anchors[m.i] is not null).ToDictionary(m => m.s, m => m.i, StringComparer.Ordinal);
        double total = mapping.Expression.Slope * Math.Sqrt(1 + (mapping.ResidualPerDeviation * mapping.ResidualPerDeviation));
        UnmeasuredDeviation = _markers.Count == 0 ? 0 : total * Percentiles.At([.. _markers.Values.Select(m => anchors[m]!.Deviation).Order()], 0.5);
    }

    /// <summary>What was measured.</summary>
    public PatientMarkers Markers { get; }

    /// <summary>How it becomes levels.</summary>
    public LevelMapping Mapping { get; }

    /// <summary>Key of all draws.</summary>
    public ulong Seed { get; }

    /// <summary>Standard deviation, base 2, of the level of a regulator that was not measured, over patients and draws.</summary>
    public double UnmeasuredDeviation { get; }

    /// <summary>Symbols of the regulators that markers tell of.</summary>
    public IEnumerable<string> Measured => Markers.Symbols.Where(_markers.ContainsKey);

    /// <summary>Maps a cohort.</summary>
    /// <param name="markers">What was measured.</param>
    /// <param name="mapping">How it becomes levels.</param>
    /// <param name="seed">Key of all draws.</param>
    /// <param name="findings">Takes what makes levels impossible, as errors, and markers that have no anchor and so count as not measured, as warnings.</param>
    /// <exception cref="ArgumentException">A number of the mapping is outside its range.</exception>
    public static PatientLevels Of(PatientMarkers markers, LevelMapping mapping, ulong seed, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(findings);
        mapping.Require();
        if (mapping.Expression.Reference is { } sample && !markers.Patients.Contains(sample))
        {
            findings.Error(SourceLocation.None, $"there is no patient '{sample}' to be the anchor{NearestName.Hint(sample, markers.Patients)}");
        }

        MarkerAnchor?[] anchors = [.. markers.Symbols.Select((_, m) => MarkerAnchor.Of(markers, m, mapping))];
        for (int m = 0; m < anchors.Length; m++)
        {
            SayImpossible(markers, m, mapping.Expression.Scale, anchors[m]?.Value ?? 0, findings);
        }

        foreach (string symbol in markers.Symbols.Where((_, m) => anchors[m] is null))
        {
            findings.Warning(SourceLocation.None, $"{symbol} has no anchor, the number at which its level is the network's own (nobody has the marker, or the anchor is no amount above 0): it counts as not measured");
        }

        return new PatientLevels(markers, mapping, seed, anchors);
    }

    /// <summary>Whether markers tell of a regulator.</summary>
    public bool IsMeasured(string symbol) => _markers.ContainsKey(symbol);

    /// <summary>The level of a regulator in a patient, a multiple of the network's own, at least 0.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="symbol">HGNC symbol.</param>
    /// <param name="draw">Draw of the mapping; 0 is its centre.</param>
    public double Fold(int patient, string symbol, int draw)
    {
        if (!_markers.TryGetValue(symbol, out int marker))
        {
            return draw == 0 ? 1 : PortableMath.Pow(2, UnmeasuredDeviation * Stream(_keys[patient], ResidualPart, draw, symbol).NextNormal());
        }

        MarkerAnchor anchor = _anchors[marker]!;
        double value = Markers.Value(patient, marker);
        if (double.IsNaN(value))
        {
            int[] donors = anchor.Donors(Markers.Groups[patient]);
            RandomStream stream = Stream(_keys[patient], DonorPart, draw, symbol);
            value = Markers.Value(donors[stream.NextBelow(donors.Length)], marker);
        }

        ExpressionMapping expression = Mapping.Expression;
        if (draw == 0)
        {
            return expression.Fold(value, anchor.Value);
        }

        double slope = expression.Slope * PortableMath.Exp(Mapping.SlopeDeviation * Stream(0, SlopePart, draw, symbol).NextNormal());
        double residual = slope * anchor.Deviation * Mapping.ResidualPerDeviation * Stream(_keys[patient], ResidualPart, draw, symbol).NextNormal();
        return (expression with { Slope = slope }).Fold(value, anchor.Value) * PortableMath.Pow(2, residual);
    }

    /// <summary>Levels of some regulators in all patients: patient by patient, and in each draw by draw from 0.</summary>
    /// <param name="symbols">The regulators.</param>
    /// <param name="draws">Draws besides draw 0.</param>
    public LevelMatrix Matrix(ImmutableArray<string> symbols, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        int rows = Markers.Patients.Length * (draws + 1);
        double[] folds = new double[rows * symbols.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int s = 0; s < symbols.Length; s++)
            {
                folds[(row * symbols.Length) + s] = Fold(row / (draws + 1), symbols[s], row % (draws + 1));
            }
        }

        return new LevelMatrix(symbols, folds);
    }

    // A negative amount, or a logarithm that is none.
    private static void SayImpossible(PatientMarkers markers, int marker, ExpressionScale scale, double anchor, DiagnosticBag findings)
    {
        bool linear = scale == ExpressionScale.Linear;
        int[] wrong = [.. Enumerable.Range(0, markers.Patients.Length).Where(p => linear ? markers.Value(p, marker) < 0 : Math.Abs(markers.Value(p, marker) - anchor) > LargestDistance)];
        if (wrong.Length > 0)
        {
            double value = markers.Value(wrong[0], marker);
            string why = linear ? "which no amount is" : FormattableString.Invariant($"more than {LargestDistance} from its anchor {anchor:G6}, which no logarithm to base 2 of an amount is; is the scale linear?");
            findings.Error(SourceLocation.None, FormattableString.Invariant($"{markers.Symbols[marker]} is {value:G6} in patient '{markers.Patients[wrong[0]]}'{(wrong.Length > 1 ? $" and as impossible in {wrong.Length - 1} others" : "")}, {why}"));
        }
    }

    private RandomStream Stream(ulong key, int part, int draw, string symbol)
        => CellStream.Of(Seed, key, RandomPurpose.Mapping, part, draw, NameKey.Of32(symbol));
}
