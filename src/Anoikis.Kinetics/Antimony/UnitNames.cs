using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;

namespace Anoikis.Kinetics.Antimony;

/// <summary>The units of a text: resolves those that build on others, knows plurals, and makes the model's own from the names that Antimony reserves for them.</summary>
internal sealed class UnitNames
{
    private const int MaxParts = 200;

    private readonly Dictionary<string, UnitStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<UnitPart>> _resolved = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly NetworkDraft _draft;
    private readonly DiagnosticBag _findings;

    public UnitNames(List<UnitStatement> statements, NetworkDraft draft, DiagnosticBag findings)
    {
        (_draft, _findings) = (draft, findings);
        foreach (UnitStatement statement in statements)
        {
            if (!_statements.TryAdd(statement.Name, statement) && !_statements[statement.Name].Parts.SequenceEqual(statement.Parts))
            {
                findings.Error(statement.Location, $"the unit {statement.Name} was defined otherwise before, at {_statements[statement.Name].Location}");
            }
        }

        foreach (UnitStatement statement in _statements.Values)
        {
            draft.Units.Add(new UnitDefinition(statement.Name, Resolve(statement), statement.Location));
        }

        draft.TimeUnits = Model("time_unit");
        draft.SubstanceUnits = Model("substance");
        draft.ExtentUnits = Model("extent") ?? draft.SubstanceUnits;
        draft.VolumeUnits = Model("volume");
    }

    /// <summary>The id of a unit that a text names, or null (with an error) when there is none.</summary>
    public string? Known(string? name, SourceLocation location)
    {
        if (name is null || _statements.ContainsKey(name) || UnitKinds.All.ContainsKey(name))
        {
            return name;
        }

        if (name.EndsWith('s') && (_statements.ContainsKey(name[..^1]) || UnitKinds.All.ContainsKey(name[..^1])))
        {
            return name[..^1];
        }

        if (_unknown.Add(name))
        {
            _findings.Error(location, $"unknown unit {name}{NearestName.Hint(name, _statements.Keys.Concat(UnitKinds.All.Keys))}");
        }

        return null;
    }

    /// <summary>
    /// The unit of a species' amount. Antimony states the unit of its value; where that is a concentration, the unit of the amount is
    /// it times the unit of the compartment (litre where none is stated), added to the units as <c>unit_volume</c>.
    /// </summary>
    public string? OfSpecies(string? name, bool isAmount, string? volume, SourceLocation location)
    {
        if (Known(name, location) is not { } unit || isAmount)
        {
            return Known(name, location);
        }

        string litre = Known(volume, location) ?? "litre";
        ImmutableArray<UnitPart> parts = [.. Parts(unit), .. Parts(litre)];
        UnitDimension value = Dimension(Parts(unit));
        if (value[BaseUnit.Metre] >= 0)
        {
            return unit;
        }

        string id = $"{unit}_{litre}";
        if (!_draft.Units.Exists(u => u.Id == id))
        {
            _draft.Units.Add(new UnitDefinition(id, parts, location));
        }

        return id;
    }

    private string? Model(string name) => _statements.ContainsKey(name) ? name : null;

    private ImmutableArray<UnitPart> Parts(string unit)
        => _resolved.TryGetValue(unit, out ImmutableArray<UnitPart> parts) ? parts : [new UnitPart(unit, 1, 0, 1)];

    private static UnitDimension Dimension(ImmutableArray<UnitPart> parts)
        => parts.Aggregate(UnitDimension.None, (d, p) => UnitKinds.All.TryGetValue(p.Kind, out Unit kind) ? d * kind.Dimension.ToPower(p.Exponent) : d);

    private ImmutableArray<UnitPart> Resolve(UnitStatement statement)
    {
        if (_resolved.TryGetValue(statement.Name, out ImmutableArray<UnitPart> known))
        {
            return known;
        }

        if (_open.Contains(statement.Name) || _open.Count > MaxParts)
        {
            _findings.Error(statement.Location, $"the unit {statement.Name} builds on itself: {string.Join(" -> ", _open.Take(20))} -> {statement.Name}");
            return [];
        }

        _open.Add(statement.Name);
        var parts = ImmutableArray.CreateBuilder<UnitPart>();
        foreach (UnitPart part in statement.Parts)
        {
            AddPart(part, statement, parts);
        }

        if (parts.Count > MaxParts)
        {
            _findings.Error(statement.Location, $"the unit {statement.Name} has more than {MaxParts} factors");
            parts.Clear();
        }

        _open.RemoveAt(_open.Count - 1);
        return _resolved[statement.Name] = parts.ToImmutable();
    }

    private void AddPart(UnitPart part, UnitStatement statement, ImmutableArray<UnitPart>.Builder parts)
    {
        if (Known(part.Kind, statement.Location) is not { } kind)
        {
            return;
        }

        if (!_statements.TryGetValue(kind, out UnitStatement? other))
        {
            parts.Add(part with { Kind = kind });
            return;
        }

        if (part.Multiplier != 1)
        {
            parts.Add(new UnitPart("dimensionless", part.Exponent, 0, part.Multiplier));
        }

        parts.AddRange(Resolve(other).Select(p => p with { Exponent = p.Exponent * part.Exponent }));
    }
}
