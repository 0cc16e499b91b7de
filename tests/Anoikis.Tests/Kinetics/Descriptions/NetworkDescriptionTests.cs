using Anoikis.Kinetics.Descriptions;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Descriptions;

public sealed class NetworkDescriptionTests
{
    private const string Receptor = """
        // A receptor.
        model receptor(ligand, R_on)
          substanceOnly species R, R_on
          R = 200      // receptors
          R_on = 0     // active ones
          turn: conversion(R, R_on, k, ligand)
          k = 1e-3 per_s   // assumed [1e-4, 1e-2]: a guess
        end
        model conversion(A, B, rate, by)
          runs: A => B; rate*by*A
        end
        unit per_s = 1/second
        """;

    private const string Main = """
        // The main text.
        import "receptor.ant"
        model m()
          ligand = 1 dimensionless  // input [0, 9]: a | stroke
          r: receptor(ligand, active)
          substanceOnly species cut
          cut = 0      // what is cut
          cuts: => cut; active*k2*uptake
          k2 = 2 per_s  // published: Somebody 2000
          uptake := active/(active + 1)
        end
        """;

    [Fact]
    public void Each_text_is_a_part_with_its_tables()
    {
        string page = NetworkDescription.Markdown(Network(Main, _ => Receptor), file => file == "receptor.ant" ? Receptor : Main);
        Assert.Contains("3 species, 2 reactions", page, StringComparison.Ordinal);
        Assert.Contains("## receptor\n\n`receptor.ant`\n\nA receptor.\n", page, StringComparison.Ordinal);
        Assert.Contains("| r_R | 200 | receptors |", page, StringComparison.Ordinal);
        Assert.Contains("| r_k | 0.001 | per_s | assumed | 0.0001 to 0.01 | a guess |", page, StringComparison.Ordinal);
        Assert.Contains("| ligand | 1 | dimensionless | input | 0 to 9 | a \\| stroke |", page, StringComparison.Ordinal);
        Assert.Contains("| k2 | 2 | per_s | published |  | Somebody 2000 |", page, StringComparison.Ordinal);
        Assert.Contains("| r_turn_runs | r\\_R -> active | r\\_k\\*ligand\\*r\\_R |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_diagram_joins_parts_by_what_they_read()
        => Assert.Contains("  receptor -->|\"active\"| test\n", NetworkDescription.Markdown(Network(Main, _ => Receptor), _ => Receptor), StringComparison.Ordinal);
}
