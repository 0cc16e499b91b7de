using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Levels;

/// <summary>A marker in a cohort: its anchor, its spread, and who can stand in for whom.</summary>
internal sealed class MarkerAnchor
{
    private readonly int[][] _donors;
    private readonly int[] _all;

    private MarkerAnchor(double value, double deviation, int[][] donors, int[] all) => (Value, Deviation, _donors, _all) = (value, deviation, donors, all);

    /// <summary>The number at which the level is the network's own, in the table's unit.</summary>
    public double Value { get; }

    /// <summary>Standard deviation over the cohort, base 2; 0 of fewer than two numbers above 0.</summary>
    public double Deviation { get; }

    /// <summary>Patients of a group who have the marker; of the whole cohort where none in the group has.</summary>
    public int[] Donors(int group) => _donors[group].Length > 0 ? _donors[group] : _all;

    /// <summary>Finds a marker's anchor; null where it has none that is a level, because nobody has the marker or the anchor is no amount above 0.</summary>
    public static MarkerAnchor? Of(PatientMarkers markers, int marker, LevelMapping mapping)
    {
        bool linear = mapping.Expression.Scale == ExpressionScale.Linear;
        int[] all = [.. Enumerable.Range(0, markers.Patients.Length).Where(p => !double.IsNaN(markers.Value(p, marker)))];
        double anchor = mapping.Anchors.TryGetValue(markers.Symbols[marker], out double stated) ? stated
            : mapping.Expression.Reference is { } sample && markers.Patients.IndexOf(sample) is >= 0 and int place ? markers.Value(place, marker)
            : mapping.Expression.Reference is null ? Percentiles.At([.. all.Select(p => markers.Value(p, marker)).Order()], 0.5)
            : double.NaN;
        if (all.Length == 0 || !double.IsFinite(anchor) || (linear && anchor <= 0))
        {
            return null;
        }

        double[] logs = [.. all.Select(p => markers.Value(p, marker)).Where(x => !linear || x > 0).Select(x => linear ? PortableMath.Log(x) / PortableMath.Log(2) : x)];
        double mean = logs.DefaultIfEmpty(0).Average();
        double variance = logs.Length < 2 ? 0 : logs.Sum(x => (x - mean) * (x - mean)) / (logs.Length - 1);
        int[][] donors = [.. Enumerable.Range(0, markers.Groups.Max() + 1).Select(g => all.Where(p => markers.Groups[p] == g).ToArray())];
        return new MarkerAnchor(anchor, Math.Sqrt(variance), donors, all);
    }
}
