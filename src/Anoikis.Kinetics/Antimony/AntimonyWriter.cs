using System.Text;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Writes a network as Antimony that reads back as the same network. What Antimony has no word for changes its form but not its
/// meaning: an id that is a word of the language gets an underscore, a constant species becomes a boundary species, a named or
/// computed stoichiometry becomes a parameter. Modifiers and dimensions of compartments, which no equation reads, are left out.
/// </summary>
public sealed class AntimonyWriter
{
    private readonly ReactionNetwork _network;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unitIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly FormulaWriter _formulas;
    private readonly HashSet<string> _ruled;
    private readonly Dictionary<string, InitialAssignment> _initial;
    private readonly HashSet<string> _changedByEvents;
    private int _stoichiometries;

    private AntimonyWriter(ReactionNetwork network)
    {
        _network = network;
        _formulas = new FormulaWriter(Id, UnitId);
        _ruled = [.. network.AssignmentRules.Select(r => r.Variable)];
        _initial = network.InitialAssignments.ToDictionary(a => a.Variable, StringComparer.Ordinal);
        _changedByEvents = [.. network.Events.SelectMany(e => e.Assignments).Select(a => a.Variable)];
        NameAll();
    }

    /// <summary>The network as Antimony.</summary>
    /// <exception cref="NotSupportedException">A species has a conversion factor.</exception>
    public static string Write(ReactionNetwork network)
    {
        if (network.Species.FirstOrDefault(s => s.ConversionFactor is not null) is { } species)
        {
            throw new NotSupportedException($"Antimony has no conversion factors; species {species.Id} has one.");
        }

        var writer = new AntimonyWriter(network);
        writer.WriteAll();
        return writer._text.ToString();
    }

    private void WriteAll()
    {
        string model = Free(_network.Id.Length == 0 ? "model" : _network.Id);
        Line($"model {model}()", indent: false);
        WriteUnits();
        WriteCompartments();
        WriteSpecies();
        WriteParameters();
        WriteReactions();
        WriteRules();
        WriteEvents();
        WriteNames();
        Line("end", indent: false);
        if (_network.Name is { } name)
        {
            Line("", indent: false);
            Line($"{model} is \"{Quoted(name)}\"", indent: false);
        }
    }

    private void NameAll()
    {
        IEnumerable<string> stoichiometries = _network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(r => r.Id).OfType<string>();
        string[] all = [
            .. _network.Compartments.Select(c => c.Id), .. _network.Species.Select(s => s.Id), .. _network.Parameters.Select(p => p.Id),
            .. _network.Reactions.Select(r => r.Id), .. _network.Events.Select(e => e.Id), .. stoichiometries];
        _used.UnionWith(all.Where(id => !AntimonyWords.IsReserved(id)));
        foreach (string id in all.Where(AntimonyWords.IsReserved))
        {
            _ids[id] = Free(id);
        }

        string[] own = ["time_unit", "substance"];
        var usedUnits = new HashSet<string>(own.Concat(_network.Units.Select(u => u.Id)), StringComparer.Ordinal);
        foreach (UnitDefinition definition in _network.Units)
        {
            bool taken = AntimonyWords.IsReserved(definition.Id) || (definition.Id == "time_unit" && _network.TimeUnits != "time_unit") || UnitKinds.All.ContainsKey(definition.Id)
                || (definition.Id == "substance" && _network.SubstanceUnits != "substance");
            string id = definition.Id;
            while (taken && (!usedUnits.Add(id) || AntimonyWords.IsReserved(id) || UnitKinds.All.ContainsKey(id)))
            {
                id += "_";
            }

            _unitIds[definition.Id] = id;
        }
    }

    private string Id(string id) => _ids.GetValueOrDefault(id, id);

    private string UnitId(string id) => _unitIds.GetValueOrDefault(id, id);

    /// <summary>A name close to <paramref name="wanted"/> that nothing has and no word of the language is.</summary>
    private string Free(string wanted)
    {
        string name = wanted;
        while (AntimonyWords.IsReserved(name) || !_used.Add(name))
        {
            name += "_";
        }

        return name;
    }

    private void WriteUnits()
    {
        if (_network.TimeUnits is not null and not "time_unit")
        {
            Line($"unit time_unit = {FormulaWriter.Number(_network.SecondsPerTimeUnit)} second");
        }

        foreach (UnitDefinition definition in _network.Units)
        {
            double factor = definition.Parts.Aggregate(1.0, (f, p) => f * Math.Pow(p.Multiplier * Math.Pow(10, p.Scale), p.Exponent));
            var factors = definition.Parts.Where(p => p.Kind != "dimensionless")
                .Select(p => p.Exponent == 1 ? p.Kind : $"{p.Kind}^{FormulaWriter.Number(p.Exponent)}").ToList();
            if (factor != 1 || factors.Count == 0)
            {
                factors.Insert(0, FormulaWriter.Number(factor));
            }

            Line($"unit {UnitId(definition.Id)} = {string.Join(" * ", factors)}");
        }

        if (_network.SubstanceUnits is { } substance and not "substance")
        {
            Line($"unit substance = 1 {UnitId(substance)}");
        }
    }

    private void WriteCompartments()
    {
        foreach (Compartment compartment in _network.Compartments)
        {
            string start = StartOf(compartment.Id, compartment.Size, compartment.Units);
            Line($"{(IsUntouchedVariable(compartment.Id, compartment.Constant) ? "var " : "")}compartment {Id(compartment.Id)}{start}");
            WriteUnitOf(compartment.Id, compartment.Units, start);
        }
    }

    private void WriteSpecies()
    {
        foreach (Species species in _network.Species)
        {
            string kind = species.HasOnlySubstanceUnits ? "substanceOnly species" : "species";
            string mark = species.BoundaryCondition || species.Constant ? "$" : "";
            string compartment = Id(species.Compartment);
            string start = "";
            if (_initial.TryGetValue(species.Id, out InitialAssignment? initial))
            {
                start = $" = {_formulas.Write(initial.Formula)}";
            }
            else if (!_ruled.Contains(species.Id))
            {
                start = (species.InitialAmount, species.InitialConcentration, species.HasOnlySubstanceUnits) switch
                {
                    ({ } amount, _, true) => $" = {FormulaWriter.Number(amount)}",
                    ({ } amount, _, false) => $" = {FormulaWriter.Number(amount)}/{compartment}",
                    (null, { } concentration, false) => $" = {FormulaWriter.Number(concentration)}",
                    (null, { } concentration, true) => $" = {FormulaWriter.Number(concentration)}*{compartment}",
                    _ => "",
                };
            }

            Line($"{kind} {mark}{Id(species.Id)} in {compartment}{start}");
            WriteUnitOf(species.Id, species.SubstanceUnits, "");
        }
    }

    private void WriteParameters()
    {
        foreach (Parameter parameter in _network.Parameters)
        {
            string start = StartOf(parameter.Id, parameter.Value, parameter.Units);
            string kind = IsUntouchedVariable(parameter.Id, parameter.Constant) ? "var "
                : start.Length == 0 && !_ruled.Contains(parameter.Id) ? "formula " : "";
            if (kind.Length > 0 || start.Length > 0)
            {
                Line($"{kind}{Id(parameter.Id)}{start}");
            }

            WriteUnitOf(parameter.Id, parameter.Units, start);
        }
    }

    /// <summary>" = number unit" or " = formula"; nothing under an assignment rule.</summary>
    private string StartOf(string id, double? value, string? unit)
    {
        if (_ruled.Contains(id))
        {
            return "";
        }

        if (_initial.TryGetValue(id, out InitialAssignment? initial))
        {
            return $" = {_formulas.Write(initial.Formula)}";
        }

        return value is not { } number ? "" : unit is null ? $" = {FormulaWriter.Number(number)}" : $" = {FormulaWriter.Number(number)} {UnitId(unit)}";
    }

    private void WriteUnitOf(string id, string? unit, string start)
    {
        if (unit is not null && !start.EndsWith($" {UnitId(unit)}", StringComparison.Ordinal))
        {
            Line($"{Id(id)} has {UnitId(unit)}");
        }
    }

    /// <summary>Whether something may vary though no rule and no event changes it: Antimony would hold it for a constant.</summary>
    private bool IsUntouchedVariable(string id, bool constant)
        => !constant && !_ruled.Contains(id) && !_changedByEvents.Contains(id) && !_network.RateRules.Any(r => r.Variable == id);

    private void WriteReactions()
    {
        foreach (Reaction reaction in _network.Reactions)
        {
            string left = string.Join(" + ", reaction.Reactants.Select(r => Participant(r, reaction)));
            string right = string.Join(" + ", reaction.Products.Select(r => Participant(r, reaction)));
            string arrow = reaction.Reversible ? "->" : "=>";
            string sides = $"{left} {arrow} {right}".Trim();
            Line($"{Id(reaction.Id)}: {sides}; {_formulas.Write(reaction.Rate)}");
        }
    }

    private string Participant(SpeciesReference reference, Reaction reaction)
    {
        string species = Id(reference.Species);
        if (reference.Id is null && reference.Stoichiometry is Expressions.NumberLiteral { Value: >= 0 } number)
        {
            return number.Value == 1 ? species : $"{FormulaWriter.Number(number.Value)} {species}";
        }

        if (reference.Id is null && reference.Stoichiometry is Expressions.SymbolReference symbol)
        {
            return $"{Id(symbol.Id)} {species}";
        }

        string name = reference.Id is { } own ? Id(own) : Free($"{reaction.Id}_stoichiometry_{++_stoichiometries}");
        if (reference.Id is null)
        {
            Line($"{name} := {_formulas.Write(reference.Stoichiometry)}");
        }
        else if (!_ruled.Contains(reference.Id))
        {
            string start = _initial.TryGetValue(reference.Id, out InitialAssignment? initial)
                ? _formulas.Write(initial.Formula)
                : _formulas.Write(reference.Stoichiometry);
            Line($"{name} = {start}");
        }

        return $"{name} {species}";
    }

    private void WriteRules()
    {
        foreach (AssignmentRule rule in _network.AssignmentRules)
        {
            Line($"{Id(rule.Variable)} := {_formulas.Write(rule.Formula)}");
        }

        foreach (RateRule rule in _network.RateRules)
        {
            Line($"{Id(rule.Variable)}' = {_formulas.Write(rule.Formula)}");
        }
    }

    private void WriteEvents()
    {
        foreach (Event item in _network.Events)
        {
            string delay = item.Delay is { } after ? $"{_formulas.Write(after)} after " : "";
            string options = (item.Priority is { } priority ? $", priority = {_formulas.Write(priority)}" : "")
                + (item.TriggerInitialValue ? "" : ", t0 = false")
                + (item.Persistent ? "" : ", persistent = false")
                + (item.UseValuesFromTriggerTime ? "" : ", fromTrigger = false");
            string assignments = string.Join(", ", item.Assignments.Select(a => $"{Id(a.Variable)} = {_formulas.Write(a.Formula)}"));
            Line($"{Id(item.Id)}: at {delay}({_formulas.Write(item.Trigger)}){options}: {assignments};");
        }
    }

    private void WriteNames()
    {
        IEnumerable<(string Id, string? Name)> named = _network.Compartments.Select(c => (c.Id, c.Name))
            .Concat(_network.Species.Select(s => (s.Id, s.Name)))
            .Concat(_network.Parameters.Select(p => (p.Id, p.Name)))
            .Concat(_network.Reactions.Select(r => (r.Id, r.Name)))
            .Concat(_network.Events.Select(e => (e.Id, e.Name)));
        foreach ((string id, string? name) in named)
        {
            if (name is not null && name != id)
            {
                Line($"{Id(id)} is \"{Quoted(name)}\"");
            }
        }
    }

    /// <summary>Antimony knows no escape: quotes become apostrophes, line breaks blanks.</summary>
    private static string Quoted(string text) => text.Replace('"', '\'').ReplaceLineEndings(" ");

    private void Line(string text, bool indent = true) => _text.Append(indent ? "  " : "").Append(text).Append('\n');
}
