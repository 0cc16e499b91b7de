using Anoikis.Numerics.Random;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Calibration.Posteriors;

/// <summary>A fit of three numbers whose posterior is made up: the first two correlate as asked, the third is as wide as beforehand.</summary>
internal static class SyntheticFit
{
    public static FitResult Create(double correlation, string name = "contacts with cells that bear TRAIL", int sets = 200)
    {
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good + ScenarioTexts.Fit, [])!;
        FreeNumber[] free =
        [
            Number(name, 0.05, 5, "per d", PriorScale.Log),
            Number("growth factor of a lone cell", 0.08, 0.2, "", PriorScale.Linear),
            Number("strength of a contact", 1, 1000, "ng/mL", PriorScale.Log),
        ];
        CalibrationPlan plan = scenario.Fit! with { Free = [.. free], Observations = [0, 0, 0] };
        RandomStream stream = new(5, 0, 0);
        List<Population> populations = [];
        for (int g = 1; g <= 14; g++)
        {
            var kept = new ParameterSet[sets];
            for (int i = 0; i < sets; i++)
            {
                double a = stream.NextNormal();
                double b = (correlation * a) + (Math.Sqrt(1 - (correlation * correlation)) * stream.NextNormal());
                double[] scores = [0.3 * a, 0.3 * b, stream.NextNormal()];
                kept[i] = new ParameterSet(g, i, [.. scores], [.. scores.Select((z, k) => free[k].ValueAt(z))], 1, new Evaluation(2.0 / g, [0.45 + (0.05 * a)], 0));
            }

            populations.Add(new Population(g, [.. kept], 8.0 / g, sets, 1.0 / g));
        }

        return FitResult.Of(scenario, plan, populations, FitEnd.GenerationsUsed, "0.1.0", "anoikis fit try.yaml");
    }

    private static FreeNumber Number(string name, double from, double to, string unit, PriorScale scale) => new()
    {
        Name = name,
        Paths = ["cascade.steps.blood.stimuli.TRAIL.pulses.rate"],
        From = from,
        To = to,
        Unit = unit,
        Scale = scale,
        Source = "made up for tests",
        Assumed = true,
    };
}
