using System.Collections.Immutable;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>
/// The networks that come with the program and that a cell can carry: a composition with events of death, its regulators, its stimuli and, where there are any, its traits, under models/apoptosis in the
/// repository. <see cref="BuiltInNetworks"/> holds all networks, those without regulators too.
/// </summary>
public static class BuiltInCells
{
    private const string Folder = "apoptosis/";

    private static readonly ImmutableArray<BuiltIn> All =
    [
        new(
            "reference",
            "Extrinsic and intrinsic apoptosis with anchorage, survival factors, stress, turnover and loss of energy, joined from modules after Albeck et al. 2008, Lopez et al. 2013 and Bertaux et al. 2014",
            [new NetworkDeath("apoptosis", DeathCause.Apoptosis), new NetworkDeath("caspase_independent_death", DeathCause.CaspaseIndependent)],
            [new NetworkMark("momp", DeathMark.Momp), new NetworkMark("parp_tenth", DeathMark.ParpTenth)],
            [
                "How anchorage, survival factors, stress, shear and lack of oxygen act is assumed, within ranges that docs/network.md states; what in-vitro experiments it meets and misses stands in docs/science.md.",
                "Cells that shear lyses, and cells that other cells eat, are no part of it: a scenario names such losses.",
            ]),
        new(
            "lopez2013",
            "EARM 2.0, extrinsic apoptosis with the BCL-2 family embedded in the mitochondria's membrane (Lopez et al. 2013, Mol Syst Biol 9:646), rates unchanged",
            [new NetworkDeath("death", DeathCause.Apoptosis)],
            [],
            [
                "It is a published network that has not been calibrated to an experiment on metastasis: numbers of a run need not agree with observed ones.",
                "The published network has neither synthesis nor degradation: what a contact with TRAIL has made of its receptors stays, so a cell that met enough of it dies sooner or later.",
                "It knows no loss of anchorage, no survival factors and no stress: only TRAIL kills.",
                "BAD and NOXA take part in no reaction of it, and BIM, PUMA and BMF are not in it: their levels cannot be set.",
            ]),
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(n => n.Name), NetworkModules.FullName];

    /// <summary>Loads one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="findings">Takes what is wrong; nothing, unless the files were edited.</param>
    /// <returns>The network and all texts that it is made from, one after the other; null when there is none of that name or there were errors.</returns>
    public static (CellNetwork Network, string Text)? Load(string name, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(findings);
        NetworkModules? modules = null;
        if (NetworkModules.IsComposition(name))
        {
            modules = NetworkModules.Read(name, findings);
            if (modules is null)
            {
                return null;
            }
        }

        if (All.FirstOrDefault(n => n.Name == (modules is null ? name : NetworkModules.CoreName)) is not { } builtIn)
        {
            findings.Error(
                SourceLocation.None,
                $"there is no built-in network for cells \"{name}\"{NearestName.Hint(name.Split('+')[0].Trim(), Names)}; there are {string.Join(", ", Names)}, and compositions such as \"reference + granzyme\"");
            return null;
        }

        var texts = new List<string>();
        string Text(string path)
        {
            string text = BuiltInNetworks.Import(path) ?? throw new InvalidOperationException($"the resource {path} is missing");
            texts.Add(text);
            return text;
        }

        string file = $"{Folder}{builtIn.Name}_cell.ant";
        NetworkDraft? draft = AntimonyReader.Read(Text(file), file, findings, import => Import(import, texts), modules?.Joined.Select(m => $"modules/{m.Name}.ant"));
        if (draft is null || NetworkCheck.Run(draft, findings) is not { } network)
        {
            return null;
        }

        // The tables of the core and its modules stand together; another network has tables of its own.
        string tables = modules is null ? $"{Folder}{name}_" : "";
        ImmutableArray<RegulatorTarget>? regulators = RegulatorMap.Read(Text($"{tables}regulators.csv"), $"{tables}regulators.csv", network, findings, modules);
        ImmutableArray<StimulusTarget>? stimuli = StimulusMap.Read(Text($"{tables}stimuli.csv"), $"{tables}stimuli.csv", network, findings, modules);
        string traitFile = $"{tables}traits.csv";
        ImmutableArray<TraitTarget>? traits = BuiltInNetworks.Import(traitFile) is null ? [] : TraitMap.Read(Text(traitFile), traitFile, network, findings, modules);
        if (regulators is null || stimuli is null || traits is null)
        {
            return null;
        }

        var cell = new CellNetwork
        {
            Name = modules?.Name ?? name,
            Description = modules is null or { Joined: [] } ? builtIn.Description : $"{builtIn.Description}; with {string.Join(", ", modules.Joined.Select(m => m.Name))}",
            Network = network,
            Regulators = regulators.Value,
            Stimuli = stimuli.Value,
            Traits = traits.Value,
            Deaths = builtIn.Deaths,
            Marks = builtIn.Marks,
            Limits = builtIn.Limits,
        };
        return (cell, string.Join('\n', texts));
    }

    // Imports come relative to the composition's folder: "../published/lopez2013.ant".
    private static string? Import(string path, List<string> texts)
    {
        string? text = BuiltInNetworks.Import(path.StartsWith("../", StringComparison.Ordinal) ? path[3..] : Folder + path);
        if (text is not null)
        {
            texts.Add(text);
        }

        return text;
    }

    private sealed record BuiltIn(string Name, string Description, ImmutableArray<NetworkDeath> Deaths, ImmutableArray<NetworkMark> Marks, ImmutableArray<string> Limits);
}
