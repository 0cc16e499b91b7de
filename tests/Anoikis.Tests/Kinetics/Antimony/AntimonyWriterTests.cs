using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using Anoikis.Tests.Conditions;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Antimony;

public sealed class AntimonyWriterTests
{
    [Theory]
    [InlineData("albeck2008")]
    [InlineData("lopez2013")]
    [InlineData("rehm2006")]
    public void Built_in_networks_read_back_as_themselves(string name)
    {
        ReactionNetwork network = BuiltInNetworks.Read(name, new DiagnosticBag())!;
        Assert.Equal("", SameNetwork.Difference(network, Network(AntimonyWriter.Write(network))));
    }

    [Fact]
    public void The_comparison_sees_a_changed_number()
    {
        ReactionNetwork network = BuiltInNetworks.Read("albeck2008", new DiagnosticBag())!;
        string text = AntimonyWriter.Write(network).Replace("2e-06", "3e-06", StringComparison.Ordinal);
        Assert.NotEqual("", SameNetwork.Difference(network, Network(text)));
    }

    [Fact]
    public void Every_form_reads_back()
    {
        ReactionNetwork network = Network("""
            model m()
              unit time_unit = 3600 second
              unit uM = 1e-6 mole / litre
              unit per_h = 1 / time_unit
              var compartment c = 2 litre
              compartment d
              d = 3*k
              species A in c, $B in c, D in d
              substanceOnly species E in c, F in d
              A = 3/c; B = 4; D = k + 1; E = 5*c; F = 6
              J: 2 A + B -> D; k*A*B^-2 - -(2)*(A + B - D) + 1/(2*k/B)/A
              => E; piecewise(k, time > 3 && !(A == 2), xor(A < 1, B < 2)*2)
              v := A - B; w = 1 per_h; w' = -w + max(v, 2, w)
              q = 2; var r = 4; k = 0.1
              n = 2; n D -> F; k*D
              E1: at k after (A > 1), priority = w, t0 = false, persistent = false, fromTrigger = false: q = A, r = 3
              at time > 2: ;
              A is "a b"
            end
            m is "whole"
            """);
        string text = AntimonyWriter.Write(network);
        Assert.Equal("", SameNetwork.Difference(network, Network(text)));
        string again = AntimonyWriter.Write(Network(text));
        Assert.Equal(again, AntimonyWriter.Write(Network(again)));
    }

    public static TheoryData<string> Models => SharedData.Missing is null
        ? [.. Directory.GetFiles(SharedData.Path("data", "biomodels"), "*.xml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]
        : ["none"];

    [SharedTheory]
    [MemberData(nameof(Models))]
    public void Networks_of_SBML_read_back_as_themselves(string file)
    {
        var findings = new DiagnosticBag();
        NetworkDraft? draft = SbmlReader.ReadFile(SharedData.Path("data", "biomodels", file), findings);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        Assert.True(network is not null, string.Join('\n', findings));
        Assert.True(SameNetwork.HasPlainStoichiometries(network));
        string text = AntimonyWriter.Write(network);
        Assert.Equal("", SameNetwork.Difference(network, Network(text)));
        string again = AntimonyWriter.Write(Network(text));
        Assert.Equal(again, AntimonyWriter.Write(Network(again)));
    }

    [SharedFact]
    public void Networks_of_the_SBML_test_suite_read_back_as_themselves()
    {
        int compared = 0;
        foreach (string folder in Directory.GetDirectories(SharedData.Path("data", "sbml-test-suite", "semantic")).Order(StringComparer.Ordinal))
        {
            var findings = new DiagnosticBag();
            string? file = Directory.GetFiles(folder, "*-sbml-l*.xml").Order(StringComparer.Ordinal).LastOrDefault();
            NetworkDraft? draft = file is null ? null : SbmlReader.ReadFile(file, findings);
            if (draft is null || NetworkCheck.Run(draft, findings) is not { } network || !SameNetwork.HasPlainStoichiometries(network)
                || network.Species.Any(s => s.ConversionFactor is not null))
            {
                continue;
            }

            compared++;
            string text = AntimonyWriter.Write(network);
            string difference = SameNetwork.Difference(network, Network(text));
            Assert.True(difference.Length == 0, $"{Path.GetFileName(folder)}: {difference}\n{text}");
        }

        Assert.True(compared > 500, $"only {compared} models were compared");
    }
}
