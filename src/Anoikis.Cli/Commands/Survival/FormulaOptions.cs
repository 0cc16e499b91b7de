using System.CommandLine;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>The right-hand side of a model, and strata and clusters given beside it.</summary>
internal sealed class FormulaOptions
{
    private readonly Option<string> _formula = new("--formula") { Description = "Covariates: \"age + sex * rx + rcs(size, 4) + log(crp) + factor(grade) + strata(inst)\".", HelpName = "TERMS", Required = true };

    private readonly Option<string[]> _strata = new("--strata") { Description = "Column of strata, besides the formula's; may be given several times.", HelpName = "COLUMN" };

    private readonly Option<string?> _cluster = new("--cluster") { Description = "Column of clusters, for robust errors.", HelpName = "COLUMN" };

    public void AddTo(Command command)
    {
        command.Options.Add(_formula);
        command.Options.Add(_strata);
        command.Options.Add(_cluster);
    }

    public Formula? Read(ParseResult parsed, FindingList findings)
    {
        Formula? formula = Formula.Parse(parsed.GetRequiredValue(_formula), findings)?.WithStrata(parsed.GetValue(_strata) ?? []);
        string? cluster = parsed.GetValue(_cluster);
        if (formula?.Cluster is { } own && cluster is not null && own != cluster)
            findings.Error($"--cluster {cluster} and the formula's cluster({own}) differ");
        return cluster is null ? formula : formula?.WithCluster(cluster);
    }
}
