using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Apoptosis;

/// <summary>
/// A small network in which proteins turn over, so that their levels are parameters: SLOW (half-life 27 h) and FAST (0.4 h) only stand for themselves; CASP cuts PARP once the
/// mitochondria are open, which a signal opens at the rate k_open (1 - w) (TRAIL + stress + hypoxia); open mitochondria cost energy. Without CASP a cell dies of that.
/// </summary>
internal static class TurnoverNetwork
{
    /// <summary>Rate at which the mitochondria open, per second and unit of signal.</summary>
    public const double OpenRate = 1e-5;

    /// <summary>Half-life of the energy with open mitochondria, hours.</summary>
    public const double EnergyHalfLife = 6;

    public const string Text = """
        model turnover()
          unit time_unit = 1 second
          unit substance = 1 item
          compartment cell = 1
          substanceOnly species SLOW in cell, FAST in cell, CASP in cell, IN in cell, OUT in cell, PARP in cell, CPARP in cell, ENERGY in cell
          level_SLOW = 1; level_FAST = 1; level_CASP = 1
          w = 0; trail = 0; stress = 0; hypoxia = 0
          k_slow = ln(2)/(27*3600); k_fast = ln(2)/(0.4*3600); k_open = 1e-5; k_cut = 1e-8; k_energy = ln(2)/(6*3600)
          SLOW = level_SLOW*20000; FAST = level_FAST*5000; CASP = level_CASP*10000
          IN = 1e5; OUT = 0; PARP = 1e6; CPARP = 0; ENERGY = 1e4
          parp_at_start = PARP
          make_slow: -> SLOW; level_SLOW*20000*k_slow
          lose_slow: SLOW -> ; k_slow*SLOW
          make_fast: -> FAST; level_FAST*5000*k_fast
          lose_fast: FAST -> ; k_fast*FAST
          make_casp: -> CASP; level_CASP*10000*k_slow
          lose_casp: CASP -> ; k_slow*CASP
          open: IN -> OUT; k_open*(1 - w)*(trail + stress + hypoxia)*IN
          cut: PARP -> CPARP; k_cut*CASP*OUT/1e5*PARP
          spend: ENERGY -> ; k_energy*OUT/1e5*ENERGY
          momp: at (OUT > IN): ;
          tenth: at (CPARP > 0.1*parp_at_start): ;
          apoptosis: at (CPARP > 0.5*parp_at_start): ;
          starved: at (ENERGY < 2500): ;
        end
        """;

    public static CellNetwork Cell { get; } = Create(Text);

    /// <summary>The same with mitochondria that close again, energy that comes back and PARP that is made anew, so that a cell recovers: it dies only where CASP and the signal together pass a threshold.</summary>
    public static CellNetwork Recovering { get; } = Create(Text.Replace(
        "  momp:",
        "  close: OUT -> IN; 2e-5*OUT\n  make: -> PARP; 5e-5*1e6\n  lose: PARP -> ; 5e-5*PARP\n  clear: CPARP -> ; 5e-5*CPARP\n  gain: -> ENERGY; 1e-4*(1e4 - ENERGY)\n  momp:",
        StringComparison.Ordinal));

    /// <summary>Column of a regulator.</summary>
    public static int Regulator(string symbol) => Cell.Regulators.IndexOf(Cell.Regulator(symbol)!);

    private static CellNetwork Create(string text)
    {
        DiagnosticBag findings = [];
        NetworkDraft? draft = AntimonyReader.Read(text, "turnover.ant", findings, _ => null);
        ReactionNetwork network = (draft is null ? null : NetworkCheck.Run(draft, findings)) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return new CellNetwork
        {
            Name = "turnover",
            Description = "proteins that turn over",
            Network = network,
            Regulators = [Level("SLOW", 20000, 27), Level("FAST", 5000, 0.4), Level("CASP", 10000, 27)],
            Stimuli = [Input("TRAIL", "trail"), Input("stress", "stress"), Input("hypoxia", "hypoxia")],
            Traits = [new TraitTarget("independence", "w", 0, 0, 1, "made up for tests")],
            Deaths = [new NetworkDeath("apoptosis", DeathCause.Apoptosis), new NetworkDeath("starved", DeathCause.CaspaseIndependent)],
            Marks = [new NetworkMark("momp", DeathMark.Momp), new NetworkMark("tenth", DeathMark.ParpTenth)],
        };
    }

    private static RegulatorTarget Level(string symbol, double copies, double hours)
        => new(symbol, [new RegulatorComponent("level_" + symbol, 1) { Copies = copies }], "made up for tests") { HalfLife = hours * 3600 };

    private static StimulusTarget Input(string name, string id) => new(name, id, false, "1", 1, 0, 0, 1000, "made up for tests");
}
