using System.Globalization;
using Anoikis.Survival.Data;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>Numbers and counts as people read them.</summary>
internal static class SurvivalText
{
    /// <summary>Up to four significant digits, or a dash where there is no number.</summary>
    public static string Number(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("G4", CultureInfo.InvariantCulture) : "-";

    /// <summary>A probability; very small ones as a bound.</summary>
    public static string Probability(double p) => double.IsNaN(p) ? "-" : p < 1e-4 ? p.ToString("0.0e+0", CultureInfo.InvariantCulture) : p.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>Rows read, set aside and used.</summary>
    public static string Flow(PatientFlow flow)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{flow.Read} rows read, {flow.Used} used");
        return flow.Exclusions.Count == 0 ? text : text + "; set aside: " + string.Join(", ", flow.Exclusions.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Rows.Count} ({e.Reason})")));
    }
}
