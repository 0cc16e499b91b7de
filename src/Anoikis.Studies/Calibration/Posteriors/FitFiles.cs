using System.Text;
using System.Text.Json;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>generations.csv and fit.json.</summary>
internal static class FitFiles
{
    public const string GenerationsName = "generations.csv";
    public const string ResultName = "fit.json";

    /// <summary>One row a generation.</summary>
    public static string Generations(FitResult fit)
    {
        StringBuilder text = new("generation,simulated,kept,tolerance,acceptance,effective_sample_size\n");
        foreach (GenerationReport g in fit.Generations)
        {
            double[] numbers = [g.Generation, g.Simulated, g.Kept, g.Tolerance, g.Acceptance, g.EffectiveSize];
            Csv.Append(text, numbers.Select(n => double.IsFinite(n) ? FileText.Number(n) : ""));
        }

        return text.ToString();
    }

    /// <summary>The fit in a few numbers, for programs.</summary>
    public static string Result(FitResult fit)
    {
        var json = new
        {
            Title = fit.Scenario.Name,
            fit.Version,
            fit.Command,
            fit.Scenario.Experiment.Seed,
            fit.Plan.Cells,
            fit.Plan.Particles,
            Kept = fit.Posterior.Sets.Length,
            EffectiveSampleSize = fit.Posterior.EffectiveSize(),
            Tolerance = Known(fit.Posterior.Tolerance),
            ToleranceAsked = fit.Plan.Tolerance,
            End = Words(fit.End),
            fit.FailedCells,
            Free = fit.Numbers.Select(n => new
            {
                n.Number.Name,
                n.Number.Paths,
                n.Number.Unit,
                n.Number.From,
                n.Number.To,
                Scale = n.Number.Scale == PriorScale.Log ? "log" : "linear",
                n.Number.Source,
                n.Number.Assumed,
                Median = Known(n.Value.Value),
                Lower = Known(n.Value.Lower),
                Upper = Known(n.Value.Upper),
                SpreadOfScore = n.Spread,
                n.ToldByOthers,
            }),
            Correlations = fit.Pairs.Select(p => new { First = fit.Plan.Free[p.First].Name, Second = fit.Plan.Free[p.Second].Name, p.Correlation }),
            Findings = Identifiability.Sentences(fit),
            Observed = fit.Observations.Select(o => new
            {
                o.Quantity.Quantity,
                o.Quantity.Source,
                Fitted = o.IsFitted,
                o.Quantity.Observed,
                o.Quantity.Lower,
                o.Quantity.Upper,
                Median = Known(o.Simulated.Value),
                SimLower = Known(o.Simulated.Lower),
                SimUpper = Known(o.Simulated.Upper),
                ShareInside = Known(o.Inside),
            }),
        };
        return JsonSerializer.Serialize(json, ResultJson.Options) + "\n";
    }

    /// <summary>Why a fit ended, in words.</summary>
    public static string Words(FitEnd end) => end switch
    {
        FitEnd.ToleranceReached => "tolerance reached",
        FitEnd.FewAccepted => "few new sets come nearer",
        FitEnd.GenerationsUsed => "generations used up",
        _ => "not ended",
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
