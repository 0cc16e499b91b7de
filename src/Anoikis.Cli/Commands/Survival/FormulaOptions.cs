using System.CommandLine;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>The right-hand side of a model, and strata and clusters given beside it.</summary>
internal sealed class FormulaOptions
{
    private readonly Option<string> _formula = new("--formula") { Description = "Covariates: \"age + sex * rx + rcs(size, 4) + log(crp) + factor(grade) + strata(inst)\".", HelpName = "TERMS", Required = true };

    private readonly Option<string[]> _strata = new("--strata") { Description = "Column of strata, besides the formula's; may be given several times.", HelpName = "COLUMN" };

    private readonly Option<string?> _cluster = new("--cluster") { Description = "Column of clusters, for robust errors.", HelpName = "COLUMN" };

    public IReadOnlyList<Option> All => [_formula, _strata, _cluster];

    public Formula? Read(TableRequest request)
    {
        Formula? formula = Formula.Parse(request.Value(_formula)!, request.Findings)?.WithStrata(request.Columns(_strata));
        string? cluster = request.Value(_cluster);
        request.Refuse(formula?.Cluster is { } own && cluster is not null && own != cluster, $"--cluster {cluster} and the formula's cluster({formula?.Cluster}) differ");
        return cluster is null ? formula : formula?.WithCluster(cluster);
    }
}
