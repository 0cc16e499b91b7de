using System.Collections.Immutable;

namespace Anoikis.Metastasis.Populations;

/// <summary>Where the entities that entered a step went, as weighted counts: entered = advanced + apoptosis + caspase-independent + losses + still there + failed.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Entered">Entities that ever entered it.</param>
/// <param name="Advanced">Those that went on to another step and did not come back to stay.</param>
/// <param name="Apoptosis">Those that died here by apoptosis.</param>
/// <param name="CaspaseIndependent">Those that died here without caspases.</param>
/// <param name="Losses">Those lost here, by named cause in the order of <see cref="EntityTable.LossCauses"/>.</param>
/// <param name="StillThere">Those here at the horizon.</param>
/// <param name="Failed">Those whose numbers could not be computed here.</param>
public sealed record StepAccount(string Step, double Entered, double Advanced, double Apoptosis, double CaspaseIndependent, ImmutableArray<double> Losses, double StillThere, double Failed)
{
    /// <summary>The account of every step of a table.</summary>
    public static ImmutableArray<StepAccount> Of(EntityTable table)
    {
        var accounts = ImmutableArray.CreateBuilder<StepAccount>(table.Steps.Length);
        for (int step = 0; step < table.Steps.Length; step++)
        {
            accounts.Add(Of(table, step));
        }

        return accounts.ToImmutable();
    }

    private static StepAccount Of(EntityTable table, int step)
    {
        double entered = 0, advanced = 0, apoptosis = 0, independent = 0, still = 0, failed = 0;
        double[] losses = new double[table.LossCauses.Length];
        for (int row = 0; row < table.Count; row++)
        {
            double weight = table.Weight[row];
            if (!double.IsNaN(table.StepTime(row, step)))
            {
                entered += weight;
                if (table.Step[row] != step)
                {
                    advanced += weight;
                }
            }

            if (table.Step[row] != step)
            {
                continue;
            }

            switch (table.Fate[row])
            {
                case CellFate.Apoptosis: apoptosis += weight; break;
                case CellFate.CaspaseIndependentDeath: independent += weight; break;
                case CellFate.NamedLoss: losses[table.Loss[row]] += weight; break;
                case CellFate.Failed: failed += weight; break;
                default: still += weight; break;
            }
        }

        return new StepAccount(table.Steps[step], entered, advanced, apoptosis, independent, [.. losses], still, failed);
    }
}
