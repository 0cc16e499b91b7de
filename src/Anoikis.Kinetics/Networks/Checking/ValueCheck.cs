using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>
/// Starting values are there, finite and plausible. A value that nothing uses may be missing (warning); one that a formula or a reaction
/// needs may not (error).
/// </summary>
internal sealed class ValueCheck
{
    private readonly NetworkDraft _draft;
    private readonly DiagnosticBag _findings;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    private ValueCheck(NetworkDraft draft, DiagnosticBag findings)
    {
        (_draft, _findings) = (draft, findings);
        _given.UnionWith(draft.AssignmentRules.Select(r => r.Variable));
        _given.UnionWith(draft.InitialAssignments.Select(a => a.Variable));
        foreach (Expression formula in DraftFormulas.All(draft))
        {
            DraftFormulas.CollectNames(formula, _used);
        }

        _used.UnionWith(draft.RateRules.Select(r => r.Variable));
        _used.UnionWith(draft.Events.SelectMany(e => e.Assignments).Select(a => a.Variable));
        _used.UnionWith(draft.Species.Select(s => s.ConversionFactor).OfType<string>());
        _used.UnionWith(draft.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(r => r.Species));
        _used.UnionWith(draft.Species.Where(s => !s.HasOnlySubstanceUnits || s.InitialConcentration is not null).Select(s => s.Compartment));
    }

    public static void Run(NetworkDraft draft, DiagnosticBag findings)
    {
        var check = new ValueCheck(draft, findings);
        foreach (Parameter parameter in draft.Parameters)
        {
            check.CheckPresent(parameter.Id, parameter.Value, $"parameter {parameter.Id}", parameter.Location);
            check.CheckFinite(parameter.Value, $"parameter {parameter.Id}", parameter.Location);
        }

        foreach (Compartment compartment in draft.Compartments)
        {
            check.CheckCompartment(compartment);
        }

        foreach (Species species in draft.Species)
        {
            check.CheckSpecies(species);
        }
    }

    private void CheckCompartment(Compartment compartment)
    {
        string what = $"compartment {compartment.Id}";
        if (compartment.SpatialDimensions is not (0 or 1 or 2 or 3))
        {
            _findings.Error(compartment.Location, $"{what} has {Show(compartment.SpatialDimensions)} dimensions; allowed are 0, 1, 2 and 3");
        }

        if (compartment.SpatialDimensions != 0)
        {
            CheckPresent(compartment.Id, compartment.Size, what, compartment.Location);
        }

        CheckFinite(compartment.Size, what, compartment.Location);
        if (compartment.Size < 0)
        {
            _findings.Error(compartment.Location, $"{what} has the negative size {Show(compartment.Size.Value)}");
        }
        else if (compartment.Size == 0 && !_given.Contains(compartment.Id)
            && _draft.Species.FirstOrDefault(s => s.Compartment == compartment.Id && !s.HasOnlySubstanceUnits) is { } species)
        {
            _findings.Error(compartment.Location, $"{what} has the size 0, so species {species.Id} has no concentration");
        }
    }

    private void CheckSpecies(Species species)
    {
        string what = $"species {species.Id}";
        if (species.InitialAmount is not null && species.InitialConcentration is not null)
        {
            _findings.Error(species.Location, $"{what} has both a starting amount and a starting concentration");
        }

        double? value = species.InitialAmount ?? species.InitialConcentration;
        CheckPresent(species.Id, value, what, species.Location);
        CheckFinite(value, what, species.Location);
        if (value < 0 && !_given.Contains(species.Id))
        {
            string kind = species.InitialAmount is not null ? "amount" : "concentration";
            _findings.Warning(species.Location, $"{what} starts with the negative {kind} {Show(value.Value)}");
        }
    }

    private void CheckPresent(string id, double? value, string what, SourceLocation location)
    {
        if (value is not null || _given.Contains(id))
        {
            return;
        }

        if (_used.Contains(id))
        {
            _findings.Error(location, $"{what} has no value and no formula gives it one");
        }
        else
        {
            _findings.Warning(location, $"{what} has no value; nothing uses it");
        }
    }

    private void CheckFinite(double? value, string what, SourceLocation location)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            _findings.Error(location, $"{what} has the value {Show(number)}, which is not a finite number");
        }
    }

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);
}
