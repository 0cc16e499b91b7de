using System.Globalization;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Antimony;

/// <summary>Compares what two networks mean: everything that equations read, under the forms that Antimony knows.</summary>
internal static class SameNetwork
{
    private static readonly HashSet<string> Words = [
        "compartment", "model", "species", "time", "unit", "end", "in", "is", "var", "const", "event", "function", "at", "has", "reaction", "pi", "true", "false",
        "delete", "formula", "import", "module", "DNA", "gene", "operator", "after", "avogadro", "exponentiale", "infinity", "inf", "INF", "nan", "NaN", "notanumber", "substanceOnly"];

    /// <summary>The first difference, or nothing.</summary>
    public static string Difference(ReactionNetwork a, ReactionNetwork b)
    {
        (string[] left, string[] right) = (Lines(a), Lines(b));
        string[] onlyLeft = [.. left.Except(right)];
        string[] onlyRight = [.. right.Except(left)];
        return onlyLeft.Length + onlyRight.Length == 0 ? "" : $"lost: {string.Join(" | ", onlyLeft.Take(3))}; new: {string.Join(" | ", onlyRight.Take(3))}";
    }

    /// <summary>Whether Antimony can say it without turning a stoichiometry into a parameter.</summary>
    public static bool HasPlainStoichiometries(ReactionNetwork network)
        => network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).All(r => r.Id is null && r.Stoichiometry is NumberLiteral { Value: >= 0 });

    private static string[] Lines(ReactionNetwork n)
    {
        Dictionary<string, Expression> initial = n.InitialAssignments.ToDictionary(i => i.Variable, i => i.Formula);
        HashSet<string> assigned = [.. n.AssignmentRules.Select(r => r.Variable)];
        HashSet<string> rated = [.. n.RateRules.Select(r => r.Variable)];
        string Start(string id, string value)
            => assigned.Contains(id) ? "rule" : initial.TryGetValue(id, out Expression? f) ? (f is NumberLiteral l ? Number(l.Value) : Text(f)) : value;
        string Amount(Species s) => s.InitialAmount is { } amount ? $"{Number(amount)} {(s.HasOnlySubstanceUnits ? "" : "amount")}"
            : s.InitialConcentration is { } c ? $"{Number(c)} {(s.HasOnlySubstanceUnits ? "concentration" : "")}" : "none";
        var lines = new List<string> { $"second {Number(n.SecondsPerTimeUnit)}", $"name {n.Name}" };
        lines.AddRange(n.Compartments.Select(c => $"compartment {Id(c.Id)} {Start(c.Id, c.Size is { } v ? Number(v) : "none")} {c.Constant}"));
        lines.AddRange(n.Species.Select((s, i) => $"species {i} {Id(s.Id)} {Id(s.Compartment)} {Start(s.Id, Amount(s)).Trim()} {s.HasOnlySubstanceUnits} "
            + $"{s.BoundaryCondition || s.Constant || assigned.Contains(s.Id) || rated.Contains(s.Id)}"));
        lines.AddRange(n.Parameters.Select(p => $"parameter {Id(p.Id)} {Start(p.Id, p.Value is { } v ? Number(v) : "none")} {p.Constant}"));
        lines.AddRange(n.Reactions.Select(r => $"reaction {Id(r.Id)} {Side(r.Reactants)} {(r.Reversible ? "->" : "=>")} {Side(r.Products)} {Text(r.Rate)}"));
        lines.AddRange(n.AssignmentRules.Select(r => $"{Id(r.Variable)} := {Text(r.Formula)}"));
        lines.AddRange(n.RateRules.Select(r => $"{Id(r.Variable)}' = {Text(r.Formula)}"));
        lines.AddRange(n.Events.Select(e => $"event {Id(e.Id)} {Text(e.Trigger)} {(e.Delay is { } d ? Text(d) : "")} {(e.Priority is { } p ? Text(p) : "")} "
            + $"{e.TriggerInitialValue} {e.Persistent} {e.UseValuesFromTriggerTime} {string.Join(',', e.Assignments.Select(a => $"{Id(a.Variable)}={Text(a.Formula)}"))}"));
        return [.. lines];
    }

    private static string Side(IEnumerable<SpeciesReference> side) => string.Join('+', side.Select(r => $"{Text(r.Stoichiometry)} {Id(r.Species)}"));

    private static string Id(string id) => Words.Contains(id) ? id + "_" : id;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The tree in prefix form, without any rule of precedence.</summary>
    private static string Text(Expression formula) => formula switch
    {
        NumberLiteral number => Number(number.Value),
        SymbolReference reference => Id(reference.Id),
        TimeSymbol => "<time>",
        Application { Operation: Operation.Negate, Operands: [NumberLiteral { Value: var v }] } => Number(-v),
        Application a => $"{a.Operation}[{string.Join(',', a.Operands.Select(Text))}]",
        _ => formula.ToString(),
    };
}
