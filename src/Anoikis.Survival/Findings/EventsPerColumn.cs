using System.Globalization;

namespace Anoikis.Survival.Findings;

/// <summary>Whether a model has enough events for its coefficients (Peduzzi et al., J. Clin. Epidemiol. 48 (1995) 1503).</summary>
public static class EventsPerColumn
{
    private const int Fewest = 10;

    /// <summary>Warns of fewer than ten events for each coefficient.</summary>
    public static void Check(int events, int columns, FindingList findings)
    {
        if (columns > 0 && events < Fewest * columns)
            findings.Warning(string.Create(CultureInfo.InvariantCulture, $"{events} event{(events == 1 ? "" : "s")} for {columns} coefficient{(columns == 1 ? "" : "s")}: fewer than {Fewest} each, so estimates are unstable and too far from 0"));
    }
}
