using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Makes markers of columns: logarithm, then mean 0 and SD 1 within each stratum where that is asked for.</summary>
internal static class MarkerColumns
{
    /// <summary>All markers of the frame's rows; values that have no logarithm are errors that name their rows.</summary>
    public static IReadOnlyList<MarkerValues> Read(CohortPlan plan, DataTable table, ModelFrame frame, FindingList findings)
    {
        List<MarkerValues> markers = [];
        foreach (MarkerPlan marker in plan.Markers)
        {
            if (ColumnCheck.Numbers(table, marker.Column, "marker", findings) is { } column && Measured(marker, column, table, frame, findings) is { } measured)
                markers.Add(Standardise(marker, measured, frame.Strata, findings));
        }

        return markers;
    }

    /// <summary>A marker with mean 0 and SD 1 within each stratum, where its plan asks for that.</summary>
    public static MarkerValues Standardise(MarkerPlan marker, double[] measured, RowGroups? strata, FindingList findings)
    {
        double[] spread = [.. Enumerable.Repeat(1.0, measured.Length)];
        if (!marker.Standardised)
            return new MarkerValues(marker, measured, measured, spread);
        double[] values = [.. measured];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, measured.Length).Where(i => !double.IsNaN(measured[i])).GroupBy(i => strata?.Codes[i] ?? 0))
        {
            double mean = stratum.Average(i => measured[i]);
            double sd = Math.Sqrt(stratum.Sum(i => (measured[i] - mean) * (measured[i] - mean)) / (stratum.Count() - 1));
            if (!(sd > 0))
                findings.Warning($"marker {marker.Name} is the same for all{(strata is null ? "" : $" of {strata.Names[stratum.Key]}")}: it cannot be standardised and counts as missing there");
            foreach (int i in stratum)
            {
                values[i] = sd > 0 ? (measured[i] - mean) / sd : double.NaN;
                spread[i] = sd;
            }
        }

        return new MarkerValues(marker, values, measured, spread);
    }

    private static double[]? Measured(MarkerPlan marker, TableColumn column, DataTable table, ModelFrame frame, FindingList findings)
    {
        double[] values = new double[frame.Rows.Count];
        List<int> bad = [];
        List<double> positive = [];
        for (int i = 0; i < values.Length; i++)
        {
            double value = column.Numbers[frame.Rows[i]];
            positive.Add(value);
            values[i] = marker.OnScale(value);
            if (!double.IsNaN(value) && !double.IsFinite(values[i]))
                bad.Add(table.Line(frame.Rows[i]));
        }

        double[] known = [.. positive.Where(double.IsFinite)];
        if (known.Length > 0 && marker.TakesLog2)
            CovariateUnits.Check(DesignMatrix.OfColumns((marker.Column, known)), findings);
        if (bad.Count == 0)
        {
            if (known.Length == 0)
                findings.Error($"marker {marker.Name}: column '{marker.Column}' has no value in a row that is used");
            return known.Length == 0 ? null : values;
        }

        findings.Error(
            marker.TakesLog2
                ? $"marker {marker.Name}: '{marker.Column}' has no logarithm in {FindingList.Lines(bad)}: values are 0 or below{(marker.Offset > 0 ? " with the offset" : "; give an offset, or scale: as_is where it is logarithmic already")}"
                : $"marker {marker.Name}: '{marker.Column}' is infinite in {FindingList.Lines(bad)}",
            bad[0]);
        return null;
    }
}
