using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Units;

/// <summary>The units that a network may name: its own definitions, and SBML's predefined kinds.</summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);

    /// <summary>Resolves <paramref name="definitions"/>; unknown kinds, repeated ids and impossible factors are warnings, and leave the unit unknown.</summary>
    public UnitTable(IEnumerable<UnitDefinition> definitions, DiagnosticBag findings)
    {
        foreach (UnitDefinition definition in definitions)
        {
            if (Resolve(definition, findings) is { } unit && !_units.TryAdd(definition.Id, unit))
            {
                findings.Warning(definition.Location, $"the unit {definition.Id} is defined twice");
            }
        }
    }

    /// <summary>Every known name.</summary>
    public IEnumerable<string> Names => _units.Keys.Concat(UnitKinds.All.Keys);

    /// <summary>The unit of that name, or null when there is none.</summary>
    public Unit? Find(string id)
        => _units.TryGetValue(id, out Unit unit) || UnitKinds.All.TryGetValue(id, out unit) ? unit : null;

    private static Unit? Resolve(UnitDefinition definition, DiagnosticBag findings)
    {
        Unit product = Unit.Dimensionless;
        foreach (UnitPart part in definition.Parts)
        {
            if (!UnitKinds.All.TryGetValue(part.Kind, out Unit kind))
            {
                findings.Warning(definition.Location, $"unit {definition.Id}: unknown kind {part.Kind}{NearestName.Hint(part.Kind, UnitKinds.All.Keys)}");
                return null;
            }

            Unit factor = new(part.Multiplier * Math.Pow(10, part.Scale) * kind.Factor, kind.Dimension);
            product *= factor.ToPower(part.Exponent);
        }

        if (!(product.Factor > 0 && double.IsFinite(product.Factor)))
        {
            findings.Warning(definition.Location, $"unit {definition.Id} has the factor {product.Factor.ToString(System.Globalization.CultureInfo.InvariantCulture)}; allowed are numbers above zero");
            return null;
        }

        return product;
    }
}
