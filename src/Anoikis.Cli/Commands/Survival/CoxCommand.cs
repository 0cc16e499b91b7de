using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Discrimination;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival cox DATA</c>: a proportional hazards model.</summary>
internal sealed class CoxCommand
{
    private readonly TableOptions _table = new();

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

    public static Command Create()
    {
        CoxCommand cox = new();
        ExampleCommand command = new(
            "cox",
            "A Cox model: hazard ratios, concordance, and a test of proportional hazards.",
            new Example("anoikis survival cox lung.csv --time time --event status --event-value 2 --formula \"age + sex\"", "Two covariates, Efron's ties."),
            new Example("anoikis survival cox colon.csv --where etype=2 --time time --event status --formula \"rx + rcs(age, 4) + strata(sex)\" --levels \"rx=Obs,Lev,Lev+5FU\"", "A factor with its reference, a spline, strata."),
            new Example("anoikis survival cox heart.csv --start start --time stop --event event --formula \"age + transplant\" --cluster id --json -", "Start-stop rows, robust errors, JSON."));
        cox._table.AddTo(command);
        cox._formula.AddTo(command);
        foreach (Option option in new Option[] { cox._ties, cox._transform, cox._profile })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)cox.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        TieMethod ties = parsed.GetValue(_ties);
        Formula? formula = _formula.Read(parsed, findings);
        ResponseColumns response = _table.Response(parsed, findings);
        LevelOrders levels = _table.Levels(parsed, findings);
        if (ties == TieMethod.Exact && (response.Weights is not null || formula?.Cluster is not null))
            findings.Error("--ties exact takes neither --weights nor clusters");
        DataTable? table = _table.Table(parsed, findings);
        ModelFrame? frame = table is null || formula is null || findings.HasErrors ? null : ModelFrame.Read(table, response, formula, levels, findings);
        if (frame is { Times.EventCount: 0 })
            findings.Error("no row used has the event");
        if (frame is null || findings.HasErrors)
        {
            TableOptions.Print(findings, _table.File(parsed), error);
            return ExitCode.BadInput;
        }

        CoxFit fit = CoxRegression.Fit(CoxData.Of(frame), new CoxOptions { Ties = ties });
        CoxFindings.Add(fit, findings);
        TableOptions.Print(findings, _table.File(parsed), error);
        CoxReport report = new(
            fit,
            Concordance.Of(fit.Data.Times, fit.LinearPredictor, fit.Data.Strata, fit.Data.Clusters),
            Proportionality(fit, parsed.GetValue(_transform), error),
            frame.Flow,
            parsed.GetValue(_profile));
        if (_table.Json(parsed) is { } target)
            return JsonResult.Write(report.Json(findings), target, output, error);
        report.Print(output);
        return ExitCode.Done;
    }

    private ProportionalHazardsTest? Proportionality(CoxFit fit, TimeTransform transform, TextWriter error)
    {
        if (fit.Estimates.Count == fit.Dependent.Count)
            return null;
        if (transform == TimeTransform.Log && fit.Data.Times.Time.ToArray().Min() <= 0)
        {
            error.WriteLine("warning: a time is 0: --zph log is left out");
            return null;
        }

        return ProportionalHazardsTest.Of(fit, transform);
    }
}
