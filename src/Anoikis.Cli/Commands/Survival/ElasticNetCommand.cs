using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Penalised;
using Anoikis.Survival.Resampling;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival elasticnet DATA</c>: a penalised Cox model along a path of penalties.</summary>
internal sealed class ElasticNetCommand : TableCommand
{
    private readonly FormulaOptions _formula = new();

    private readonly Option<double> _alpha = new("--alpha") { Description = "Part of the lasso in the penalty, above 0 and up to 1.", DefaultValueFactory = _ => 1.0 };

    private readonly Option<int> _length = NumberOption.Whole("--penalties", "Penalties on the path.", 1, 1000, 100);

    private readonly Option<int> _folds = NumberOption.Whole("--folds", "Folds of cross-validation; 0 for the path alone.", 0, 1000, 10);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of the folds.", 0, int.MaxValue, 1);

    private readonly Option<string[]> _free = new("--unpenalised") { Description = "Term of the formula that is not penalised; may be given several times.", HelpName = "TERM" };

    private readonly Option<TieMethod> _ties = new("--ties")
    {
        Description = "How events at one time are handled: breslow (as glmnet) or efron.",
        HelpName = "breslow|efron",
        DefaultValueFactory = _ => TieMethod.Breslow,
        CustomParser = result => EnumOption.Parse(result, ("breslow", TieMethod.Breslow), ("efron", TieMethod.Efron)),
    };

    private ElasticNetCommand()
    {
    }

    protected override IEnumerable<Option> Options => [.. _formula.All, _alpha, _length, _folds, _seed, _free, _ties];

    public static Command Create() => new ElasticNetCommand().Build(
        "elasticnet",
        "A penalised Cox model: coefficients along a path of penalties, and the penalty that predicts best by cross-validation.",
        new Example("anoikis survival elasticnet gbsg.csv --time rfstime --event status --formula \"age + meno + size + grade + nodes + pgr + er + hormon\"", "The lasso, ten folds."),
        new Example("anoikis survival elasticnet gbsg.csv --time rfstime --event status --formula \"age + nodes + pgr + er\" --alpha 0.5 --unpenalised age --json -", "Half ridge, age always in."));

    protected override TableReport? Analyse(TableRequest request)
    {
        Formula? formula = _formula.Read(request);
        double alpha = request.Value(_alpha);
        int folds = request.Value(_folds);
        request.Refuse(!(alpha is > 0 and <= 1), string.Create(CultureInfo.InvariantCulture, $"--alpha {alpha} is not above 0 and at most 1"));
        request.Refuse(folds is 1 or 2, string.Create(CultureInfo.InvariantCulture, $"--folds {folds}: three at least, or 0 for none"));
        request.Refuse(formula?.Cluster is not null, "a penalised model has no errors that clusters could make robust; leave them out");
        if (request.Frame(formula) is not { } frame)
            return null;
        request.Refuse(frame.Covariates.ColumnCount == 0, "there is nothing to penalise: name covariates in --formula");
        double[]? factors = Factors(request, frame.Covariates);
        request.Refuse(frame.Times.EventCount < folds, string.Create(CultureInfo.InvariantCulture, $"{frame.Times.EventCount} events do not fill {folds} folds; take fewer --folds"));
        if (request.Findings.HasErrors)
            return null;
        if (folds > 0 && frame.Times.IsTruncated)
            request.Findings.Warning("rows of one patient may fall into several folds, which makes cross-validation too kind; with one row a patient this does not matter");
        ElasticNetOptions options = new() { Alpha = alpha, Ties = request.Value(_ties), PathLength = request.Value(_length), PenaltyFactors = factors };
        CoxData data = CoxData.Of(frame);
        if (folds == 0)
        {
            ElasticNetPath path = ElasticNetPath.Fit(data, options);
            return Report(frame, options, path, null);
        }

        ElasticNetCrossValidation crossed = ElasticNetCrossValidation.Run(data, RepeatedCrossValidation.Division(data, folds, (ulong)request.Value(_seed), 0), options);
        return Report(frame, options, crossed.Path, crossed);
    }

    private double[]? Factors(TableRequest request, DesignMatrix covariates)
    {
        string[] free = request.Columns(_free);
        if (free.Length == 0)
            return null;
        string[] labels = [.. covariates.Terms.Select(t => t.Label)];
        foreach (string unknown in free.Except(labels, StringComparer.Ordinal))
        {
            request.Findings.Error($"--unpenalised \"{unknown}\" is no term of the formula; its terms are {string.Join(", ", labels)}");
        }

        double[] factors = [.. Enumerable.Repeat(1.0, covariates.ColumnCount)];
        foreach (DesignTerm term in covariates.Terms.Where(t => free.Contains(t.Label, StringComparer.Ordinal)))
        {
            factors.AsSpan(term.First, term.Count).Clear();
        }

        request.Refuse(factors.Sum() == 0, "every term is unpenalised; that is a Cox model: anoikis survival cox");
        return factors;
    }

    private static TableReport Report(ModelFrame frame, ElasticNetOptions options, ElasticNetPath path, ElasticNetCrossValidation? crossed)
    {
        IReadOnlyList<string> names = frame.Covariates.Names;
        JsonObject json = new()
        {
            ["n"] = frame.Times.Count,
            ["events"] = frame.Times.EventCount,
            ["alpha"] = options.Alpha,
            ["ties"] = options.Ties == TieMethod.Efron ? "efron" : "breslow",
            ["path"] = new JsonArray([.. path.Fits.Select((f, k) => new JsonObject
            {
                ["lambda"] = JsonResult.Number(f.Lambda),
                ["nonzero"] = f.NonZero,
                ["loglik"] = JsonResult.Number(f.LogLikelihood),
                ["loss"] = JsonResult.Number(crossed?.Loss[k]),
                ["loss_se"] = JsonResult.Number(crossed?.LossError[k]),
                ["coef"] = JsonResult.Numbers(f.Coefficients),
            })]),
            ["names"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]),
            ["best"] = crossed is null ? null : Chosen(path.Fits[crossed.Best], names),
            ["sparsest"] = crossed is null ? null : Chosen(path.Fits[crossed.Sparsest], names),
        };
        return new TableReport(frame.Flow, json, output => Print(frame.Times, names, path, crossed, output));
    }

    private static JsonObject Chosen(ElasticNetFit fit, IReadOnlyList<string> names) => new()
    {
        ["lambda"] = JsonResult.Number(fit.Lambda),
        ["terms"] = new JsonArray([.. names.Select((n, j) => new JsonObject { ["term"] = n, ["coef"] = JsonResult.Number(fit.Coefficients[j]), ["hr"] = JsonResult.Number(Math.Exp(fit.Coefficients[j])) })]),
    };

    private static void Print(SurvivalTimes times, IReadOnlyList<string> names, ElasticNetPath path, ElasticNetCrossValidation? crossed, TextWriter output)
    {
        // Without cross-validation nothing says which penalty is right: a few along the path are shown.
        int[] shown = crossed is null
            ? [.. Enumerable.Range(0, 5).Select(k => k * (path.Fits.Count - 1) / 4).Distinct()]
            : [crossed.Sparsest, crossed.Best];
        TextTable table = new(["term", .. shown.Select(k => (crossed is null ? "" : k == shown[0] ? "sparsest, " : "best, ") + $"lambda {SurvivalText.Number(path.Fits[k].Lambda)}")]);
        for (int j = 0; j < names.Count; j++)
        {
            table.Add([names[j], .. shown.Select(k => path.Fits[k].Coefficients[j] is var b && b != 0 ? SurvivalText.Number(b) : "0")]);
        }

        table.Write(output);
        if (crossed is not null)
        {
            output.WriteLine($"cross-validated deviance per event {SurvivalText.Number(crossed.Loss[crossed.Best])} (se {SurvivalText.Number(crossed.LossError[crossed.Best])}) at the best penalty; "
                + "the sparsest is the largest penalty within one error of it");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count} rows, {times.EventCount} events; coefficients are shrunken: they have no errors and no p"));
    }
}
