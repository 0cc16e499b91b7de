using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Units;

/// <summary>The model's unit of time in seconds.</summary>
internal static class TimeUnit
{
    /// <summary>Seconds in one unit of the model's time; 1 where none is stated.</summary>
    public static double Seconds(NetworkDraft draft, UnitTable table, DiagnosticBag findings)
    {
        if (draft.TimeUnits is not { } id)
        {
            return 1;
        }

        if (table.Find(id) is not { } unit)
        {
            findings.Error(draft.Location, $"unknown unit of time {id}{NearestName.Hint(id, table.Names)}");
            return 1;
        }

        if (unit.Dimension == UnitDimension.Of(BaseUnit.Second))
        {
            return unit.Factor;
        }

        if (unit.Dimension == UnitDimension.None)
        {
            findings.Warning(draft.Location, $"the model's unit of time, {id}, has no dimension; it is taken for seconds");
            return 1;
        }

        findings.Error(draft.Location, $"the model's unit of time, {id}, is not a time but {unit.Dimension}");
        return 1;
    }
}
