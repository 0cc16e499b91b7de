using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>How firmly a resting cell holds BAX and BAK, and how much stress it bears: one cell with a culture's median levels.</summary>
internal static class OffState
{
    private const double Hour = 3600;
    private const double RestHours = 240;
    private const double WatchHours = 480;
    private const double MostStress = 30;

    /// <summary>
    /// How fast the anti-apoptotic proteins at rest take an active effector away for good, over how fast it activates another: k_on k_back/(k_off + k_back) summed over free copies, over auto-activation
    /// times resting copies. The off state is stable where this exceeds 1.
    /// </summary>
    public static (double Bax, double Bak) Hold(Dish dish, Culture culture)
    {
        ScalarIntegrator cell = RestingCell.Rested(dish, culture, RestHours);
        double Amount(string id) => cell.States[dish.State(id)];
        double Value(string id) => dish.System.Graph.IsConstant(dish.System.Values[id], out double value) ? value : throw new ArgumentException($"{id} is no constant", nameof(id));
        double Removal(string effector, string guard)
            => Value("k_on_mitochondria") * Value("poration_k_back") / (Value($"poration_k_off_{effector}_{guard}") + Value("poration_k_back")) * Amount(guard);
        double bax = (Removal("BAX", "BCL2") + Removal("BAX", "BCLXL")) / (Value("poration_k_on_auto_BAX") * Amount("BAX_m"));
        double bak = (Removal("BAK", "BCLXL") + Removal("BAK", "MCL1")) / (Value("poration_k_on_auto_BAK") * Amount("BAK"));
        return (bax, bak);
    }

    /// <summary>The smallest stress, held for 20 days, at which a resting cell undergoes MOMP.</summary>
    public static double CriticalStress(Dish dish, Culture culture) => Bisect(stress =>
    {
        ScalarIntegrator cell = Stressed(dish, culture, 0, stress);
        return Emptied(dish, cell) || cell.Executed.Any(e => dish.System.Events[e.Event].Id == "momp");
    });

    /// <summary>Share of cytochrome c in the mitochondria after 20 days of a stress, from rest or from a day of strong stress that has emptied them.</summary>
    public static double Kept(Dish dish, Culture culture, double stress, bool afterMomp)
    {
        ScalarIntegrator cell = Stressed(dish, culture, afterMomp ? 24 : 0, stress);
        return cell.States[dish.State("CYTC_m")] / 5e5;
    }

    private static ScalarIntegrator Stressed(Dish dish, Culture culture, double strongHours, double stress)
    {
        ScalarIntegrator cell = RestingCell.Rested(dish, culture, RestHours);
        if (strongHours > 0)
        {
            cell.SetParameter(dish.Parameter("stress"), MostStress);
            Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo((RestHours + strongHours) * Hour));
        }

        cell.SetParameter(dish.Parameter("stress"), stress);
        for (double hours = 6; hours <= WatchHours && (strongHours > 0 || !Emptied(dish, cell)); hours += 6)
        {
            Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo((RestHours + strongHours + hours) * Hour));
        }

        return cell;
    }

    // A cell without cytochrome c in its mitochondria is dead: nothing more is to be learnt from its course.
    private static bool Emptied(Dish dish, ScalarIntegrator cell) => cell.States[dish.State("CYTC_m")] < 5e3;

    private static double Bisect(Func<double, bool> holds)
    {
        (double low, double high) = (0, MostStress);
        if (holds(low))
        {
            return 0;
        }

        if (!holds(high))
        {
            return double.PositiveInfinity;
        }

        while (high - low > 0.02)
        {
            double middle = 0.5 * (low + high);
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
