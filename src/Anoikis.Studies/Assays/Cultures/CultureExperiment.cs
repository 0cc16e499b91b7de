using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Colonies;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>
/// Cells of some clones, each set of them under every protocol. Cell i is the same cell in every dish: it has the same levels and the same random numbers in all of them, so that
/// what differs between dishes is what was done to them.
/// </summary>
internal sealed record CultureExperiment
{
    /// <summary>Cells from which on a colony counts as one (Puck and Marcus, J. Exp. Med. 103 (1956) 653; Franken et al., Nat. Protoc. 1 (2006) 2315).</summary>
    public const int CellsOfColony = 50;

    /// <summary>The network of every cell.</summary>
    public required CellNetwork Network { get; init; }

    /// <summary>The clones; their shares have no meaning here.</summary>
    public required ImmutableArray<Clone> Clones { get; init; }

    /// <summary>What is done, a dish each for every clone.</summary>
    public required ImmutableArray<Protocol> Protocols { get; init; }

    /// <summary>Cells in a dish.</summary>
    public required int Cells { get; init; }

    /// <summary>Key of all randomness.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether cells 2n and 2n + 1 are sisters, who have one state until they part at the end of the equilibration.</summary>
    public bool Sisters { get; init; }

    /// <summary>How cells divide, for assays that count colonies; null where they do not.</summary>
    public GrowthSettings? Growth { get; init; }

    /// <summary>How long cells rest before time 0, seconds.</summary>
    public double Equilibration { get; init; }

    /// <summary>Relative tolerance of a step.</summary>
    public double RelativeTolerance { get; init; } = 1e-4;

    /// <summary>Absolute tolerance of a step, copies.</summary>
    public double AbsoluteTolerance { get; init; } = 1;

    /// <summary>In what the inside of a step is reckoned; null for what suits the tolerance.</summary>
    public StagePrecision? Stages { get; init; }

    /// <summary>Conditions on the network whose first time is kept for every cell, besides the network's own marks.</summary>
    public ImmutableArray<Watch> Watches { get; init; } = [];

    /// <summary>Names of the moments whose times are kept: the network's marks, then the watches.</summary>
    public ImmutableArray<string> Moments => [.. Network.Marks.Select(m => MomentNames.Of(m.Mark)), .. Watches.Select(w => w.Name)];

    /// <summary>Courses of cells in all.</summary>
    public long Courses => (long)Clones.Length * Protocols.Length * Cells;
}

/// <summary>A condition on a cell's network.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Condition">The comparison.</param>
internal sealed record Watch(string Name, Expression Condition);

/// <summary>Names of the moments on the way to death.</summary>
internal static class MomentNames
{
    /// <summary>The name of a mark in scenarios and tables.</summary>
    public static string Of(DeathMark mark) => mark switch
    {
        DeathMark.Momp => "momp",
        DeathMark.ParpTenth => "parp_tenth",
        _ => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(mark.ToString()),
    };
}
