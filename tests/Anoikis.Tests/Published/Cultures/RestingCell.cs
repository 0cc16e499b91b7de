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

    /// <summary>Copies of a protein in all its forms, free, marked (with p before its name) and held, so long after a rest of five days and a change of inputs, as a multiple of what they were.</summary>
    public static double Fold(Dish dish, Culture culture, double hours, string protein, params (string Input, double Value)[] changes)
    {
        ScalarIntegrator cell = Rested(dish, culture, 120);
        int[] forms = [.. Enumerable.Range(0, dish.System.States.Length).Where(i => dish.System.States[i].Id.Split('_').Any(part => part == protein || part == "p" + protein))];
        double before = forms.Sum(i => cell.States[i]);
        foreach ((string input, double value) in changes)
        {
            cell.SetParameter(dish.Parameter(input), value);
        }

        Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo((120 + hours) * Hour));
        return forms.Sum(i => cell.States[i]) / before;
    }

    /// <summary>Times in hours at which a species peaks, by at least a tenth above the trough before, in so many hours after a rest of five days and a change of inputs.</summary>
    public static double[] Peaks(Dish dish, Culture culture, double hours, string species, params (string Input, double Value)[] changes)
    {
        ScalarIntegrator cell = Rested(dish, culture, 120);
        foreach ((string input, double value) in changes)
        {
            cell.SetParameter(dish.Parameter(input), value);
        }

        const double StepHours = 0.1;
        int state = dish.State(species);
        var peaks = new List<double>();
        (double trough, double crest, double crestAt) = (cell.States[state], cell.States[state], 0);
        for (double now = StepHours; now <= hours; now += StepHours)
        {
            Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo((120 + now) * Hour));
            double amount = cell.States[state];
            (crest, crestAt) = amount > crest ? (amount, now) : (crest, crestAt);
            if (crest > 1.1 * trough && amount < crest / 1.1)
            {
                peaks.Add(crestAt);
                (trough, crest) = (amount, amount);
            }
            else if (amount < trough)
            {
                (trough, crest, crestAt) = (amount, amount, now);
            }
        }

        return [.. peaks];
    }
}
