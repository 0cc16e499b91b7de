using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Discrimination;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival cox DATA</c>: a proportional hazards model.</summary>
internal sealed class CoxCommand : TableCommand
{
    private readonly FormulaOptions _formula = new();

    private readonly Option<TieMethod> _ties = new("--ties")
    {
        Description = "How events at one time are handled: efron, breslow or exact.",
        HelpName = "efron|breslow|exact",
        CustomParser = result => EnumOption.Parse(result, ("efron", TieMethod.Efron), ("breslow", TieMethod.Breslow), ("exact", TieMethod.Exact)),
    };

    private readonly Option<TimeTransform> _transform = new("--zph")
    {
        Description = "Time in the test of proportional hazards: km, rank, identity or log.",
        HelpName = "km|rank|identity|log",
        CustomParser = result => EnumOption.Parse(result, ("km", TimeTransform.KaplanMeier), ("rank", TimeTransform.Rank), ("identity", TimeTransform.Identity), ("log", TimeTransform.Log)),
    };

    private readonly Option<bool> _profile = new("--profile") { Description = "Intervals by the profile of the likelihood." };

    private CoxCommand()
    {
    }

    protected override IEnumerable<Option> Options => [.. _formula.All, _ties, _transform, _profile];

    public static Command Create() => new CoxCommand().Build(
        "cox",
        "A Cox model: hazard ratios, concordance, and a test of proportional hazards.",
        new Example("anoikis survival cox lung.csv --time time --event status --event-value 2 --formula \"age + sex\"", "Two covariates, Efron's ties."),
        new Example("anoikis survival cox colon.csv --where etype=2 --time time --event status --formula \"rx + rcs(age, 4) + strata(sex)\" --levels \"rx=Obs,Lev,Lev+5FU\"", "A factor with its reference, a spline, strata."),
        new Example("anoikis survival cox heart.csv --start start --time stop --event event --formula \"age + transplant\" --cluster id --json -", "Start-stop rows, robust errors, JSON."));

    protected override TableReport? Analyse(TableRequest request)
    {
        TieMethod ties = request.Value(_ties);
        Formula? formula = _formula.Read(request);
        request.Refuse(ties == TieMethod.Exact && (request.Response.Weights is not null || formula?.Cluster is not null), "--ties exact takes neither --weights nor clusters");
        if (request.Frame(formula) is not { } frame)
            return null;
        CoxFit fit = CoxRegression.Fit(CoxData.Of(frame), new CoxOptions { Ties = ties });
        CoxFindings.Add(fit, request.Findings);
        CoxReport report = new(
            fit,
            Concordance.Of(fit.Data.Times, fit.LinearPredictor, fit.Data.Strata, fit.Data.Clusters),
            Proportionality(fit, request.Value(_transform), request.Findings),
            request.Value(_profile));
        return new TableReport(frame.Flow, report.Json(), report.Print);
    }

    private static ProportionalHazardsTest? Proportionality(CoxFit fit, TimeTransform transform, FindingList findings)
    {
        if (fit.Estimates.Count == fit.Dependent.Count)
            return null;
        if (transform == TimeTransform.Log && fit.Data.Times.Time.ToArray().Min() <= 0)
        {
            findings.Warning("a time is 0: --zph log is left out");
            return null;
        }

        return ProportionalHazardsTest.Of(fit, transform);
    }
}
