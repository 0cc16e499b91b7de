using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>The one cell with a culture's median levels, by the scalar engine.</summary>
internal static class RestingCell
{
    private const double Hour = 3600;

    /// <summary>The cell after so long a rest.</summary>
    public static ScalarIntegrator Rested(Dish dish, Culture culture, double hours)
    {
        var integrator = new ScalarIntegrator(new ScalarEquations(dish.System), new IntegrationOptions { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-2 });
        double[] parameters = dish.Resting(culture);
        integrator.Start(0, parameters, dish.Starting.States(parameters));
        Assert.Equal(IntegrationStatus.Reached, integrator.AdvanceTo(hours * Hour));
        return integrator;
    }

    /// <summary>What is left of each species so long after a rest of five days and a change of inputs, as a share of what it was.</summary>
    public static Dictionary<string, double> Left(Dish dish, Culture culture, double hours, params (string Input, double Value)[] changes)
    {
        ScalarIntegrator cell = Rested(dish, culture, 120);
        double[] before = cell.States.ToArray();
        foreach ((string input, double value) in changes)
        {
            cell.SetParameter(dish.Parameter(input), value);
        }

        Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo((120 + hours) * Hour));
        var left = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < before.Length; i++)
        {
            left[dish.System.States[i].Id] = before[i] > 0 ? cell.States[i] / before[i] : 0;
        }

        return left;
    }
}
