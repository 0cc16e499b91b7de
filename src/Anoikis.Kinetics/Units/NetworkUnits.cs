using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Units;

/// <summary>The unit of every name of a network, where it is declared.</summary>
internal sealed class NetworkUnits
{
    private readonly Dictionary<string, Unit?> _units = new(StringComparer.Ordinal);
    private readonly UnitTable _table;

    public NetworkUnits(ReactionNetwork network)
    {
        // The check of the network has reported faulty definitions already.
        _table = new UnitTable(network.Units, new DiagnosticBag());
        Time = network.TimeUnits is null ? null : new Unit(network.SecondsPerTimeUnit, UnitDimension.Of(BaseUnit.Second));
        Unit? substance = Find(network.SubstanceUnits);
        Unit? extent = Find(network.ExtentUnits) ?? substance;
        Rate = extent is { } amount && Time is { } time ? amount / time : null;
        foreach (Parameter parameter in network.Parameters)
        {
            _units[parameter.Id] = Find(parameter.Units);
        }

        foreach (Compartment compartment in network.Compartments)
        {
            _units[compartment.Id] = Find(compartment.Units) ?? (compartment.SpatialDimensions == 3 ? Find(network.VolumeUnits) : null);
        }

        foreach (Species species in network.Species)
        {
            Unit? own = Find(species.SubstanceUnits) ?? (species.SubstanceUnits is null ? substance : null);
            _units[species.Id] = species.HasOnlySubstanceUnits ? own
                : own is { } numerator && Of(species.Compartment) is { } volume ? numerator / volume : null;
        }

        foreach (Reaction reaction in network.Reactions)
        {
            _units[reaction.Id] = Rate;
        }
    }

    /// <summary>The unit of time, or null where none is stated.</summary>
    public Unit? Time { get; }

    /// <summary>The unit of reactions' rates: extent per time.</summary>
    public Unit? Rate { get; }

    /// <summary>The unit of what an id means in formulas, or null where it is not known.</summary>
    public Unit? Of(string id) => _units.GetValueOrDefault(id);

    /// <summary>The unit of that name, or null.</summary>
    public Unit? Find(string? name) => name is null ? null : _table.Find(name);
}
