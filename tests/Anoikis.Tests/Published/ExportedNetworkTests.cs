using System.Runtime.InteropServices;
using Anoikis.Apoptosis.Networks;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Kinetics.Sbml;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>The reference network and the full one outside: exported as SBML and as Antimony, read by libSBML, read again by our own readers, and run by CVODE.</summary>
public sealed class ExportedNetworkTests : IDisposable
{
    private const int Times = 49;
    private const double End = 24 * 3600;
    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Networks => ["reference", "full"];

    public static TheoryData<string, string> Texts => new() { { "reference", "sbml" }, { "full", "sbml" }, { "full", "antimony" } };

    [OracleTheory("libsbml")]
    [MemberData(nameof(Networks))]
    public void LibSbml_reads_the_export_without_a_complaint(string name)
    {
        ReactionNetwork network = Network(name);
        nint document = LibSbml.Read(SbmlWriter.Write(network));
        try
        {
            LibSbml.Check(document);
            Assert.Equal(0u, LibSbml.Errors(document, LibSbml.Error) + LibSbml.Errors(document, LibSbml.Fatal));
            nint model = LibSbml.Model(document);
            Assert.Equal((uint)network.Species.Length, LibSbml.Species(model));
            Assert.Equal((uint)network.Reactions.Length, LibSbml.Reactions(model));
            Assert.Equal((uint)network.Parameters.Length, LibSbml.Parameters(model));
            Assert.Equal((uint)network.Events.Length, LibSbml.Events(model));
        }
        finally
        {
            LibSbml.Free(document);
        }
    }

    [OracleTheory("libsbml")]
    [InlineData("reference", "execution_k_on_XIAP")]
    [InlineData("full", "bh3_peptides_k_off_peptide")]
    public void LibSbml_complains_of_a_planted_fault(string name, string id)
    {
        string text = SbmlWriter.Write(Network(name));
        Assert.Contains($"<ci>{id}</ci>", text, StringComparison.Ordinal);
        nint document = LibSbml.Read(text.Replace($"<ci>{id}</ci>", $"<ci>{id}_</ci>", StringComparison.Ordinal));
        try
        {
            LibSbml.Check(document);
            Assert.NotEqual(0u, LibSbml.Errors(document, LibSbml.Error));
        }
        finally
        {
            LibSbml.Free(document);
        }
    }

    [OracleTheory("libsundials")]
    [MemberData(nameof(Texts))]
    public void Cvode_follows_the_export_as_the_scalar_engine_does_the_text(string name, string language)
    {
        double[,] theirs = Cvode(Exported(Network(name), language)), ours = Scalar(Network(name), 1);
        Assert.InRange(Difference(ours, theirs), 0, 1e-5);
        Assert.True(Difference(Scalar(Network(name), 1 + 1e-4), theirs) > 1e-5);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_export_reads_back_as_the_same_equations(string name, string language)
    {
        ReactionNetwork network = Network(name), again = Exported(network, language);
        Assert.Equal(network.Species.Select(s => s.Id), again.Species.Select(s => s.Id));
        Assert.Equal(network.Events.Select(e => e.Id), again.Events.Select(e => e.Id));
        Assert.Equal(network.AssignmentRules.Length, again.AssignmentRules.Length);
        Assert.Equal(network.Parameters.Select(p => (p.Id, p.Units)).Order(), again.Parameters.Select(p => (p.Id, p.Units)).Order());
        DiagnosticBag units = [];
        Anoikis.Kinetics.Units.UnitConsistency.Run(again, units);
        Assert.Empty(units);
        Assert.InRange(Apart(network, again), 0, 1e-12);
        Assert.True(Apart(network, Exported(network, language, ("0.07", "0.07000001"))) > 1e-12);
    }

    private static ReactionNetwork Network(string name)
    {
        var findings = new DiagnosticBag();
        return BuiltInCells.Load(name, findings)?.Network.Network ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static ReactionNetwork Exported(ReactionNetwork network, string language, params (string Text, string Instead)[] faults)
    {
        string text = language == "sbml" ? SbmlWriter.Write(network) : AntimonyWriter.Write(network);
        foreach ((string original, string instead) in faults)
        {
            text = text.Replace(original, instead, StringComparison.Ordinal);
        }

        var findings = new DiagnosticBag();
        NetworkDraft? draft = language == "sbml" ? SbmlReader.Read(text, "export.xml", findings) : AntimonyReader.Read(text, "export.ant", findings, _ => null);
        return draft is not null && NetworkCheck.Run(draft, findings) is { } read ? read : throw new InvalidOperationException(string.Join('\n', findings));
    }

    /// <summary>The largest difference of any starting value or rate of change, at the start and where every species has some copies, relative to the rate or to one copy a second.</summary>
    private static double Apart(ReactionNetwork network, ReactionNetwork other)
    {
        double[] a = Rates(network), b = Rates(other);
        return a.Zip(b, (x, y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(x))).Max();
    }

    private static double[] Rates(ReactionNetwork network)
    {
        OdeSystem system = System(network);
        double[] parameters = Parameters(system, 1), start = new StartingValues(system).States(parameters);
        double[] crowded = [.. start.Select((amount, i) => amount + 100 + (7 * i))];
        GraphEvaluator evaluator = new(system.Graph, system.Derivatives);
        double[] values = evaluator.CreateValues();
        List<double> rates = [.. start];
        foreach (double[] states in new[] { start, crowded })
        {
            evaluator.Evaluate(0, states, parameters, values);
            rates.AddRange(system.Derivatives.Select(node => values[node]));
        }

        return [.. rates];
    }

    private static OdeSystem System(ReactionNetwork network)
        => EquationBuilder.Build(network, new EquationOptions { VaryingParameters = ["TRAIL"], VaryingInitialAmounts = ["PARP"] }, [])!;

    // 250 ng/mL: the median cell dies within a few hours.
    private static double[] Parameters(OdeSystem system, double factor)
        => new StartingValues(system).Parameters(new Dictionary<int, double> { [system.Parameters.ToList().FindIndex(p => p.Id == "TRAIL")] = 15000 * factor });

    private static double[,] Scalar(ReactionNetwork network, double factor)
    {
        OdeSystem system = System(network);
        double[] parameters = Parameters(system, factor);
        var integrator = new ScalarIntegrator(
            new ScalarEquations(system), new IntegrationOptions { Method = IntegrationMethod.Rodas5P, RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-5 });
        integrator.Start(0, parameters, new StartingValues(system).States(parameters));
        double[,] course = new double[Times, system.States.Length];
        for (int k = 0; k < Times; k++)
        {
            Assert.Equal(IntegrationStatus.Reached, integrator.AdvanceTo(k * End / (Times - 1)));
            for (int i = 0; i < system.States.Length; i++)
            {
                course[k, i] = integrator.States[i];
            }
        }

        return course;
    }

    private double[,] Cvode(ReactionNetwork network)
    {
        OdeSystem system = System(network);
        DeathProblem problem = DeathProblem.Create(system, "cPARP", "PARP", End);
        string cells = Path.Combine(_folder, "cells");
        CellFile.Write(cells, [Parameters(system, 1)], problem.System.Parameters.Length);
        return CvodeLibrary.Open(RepositoryRoot.Path("benchmarks", "cvode"), Path.Combine(_folder, "build"), CvodeBuild.Packaged)
            .Compile(CvodeNetwork.Full("exported", problem), _folder).Course(cells, 0, new CvodeSettings(1e-10, 1e-6), Times);
    }

    /// <summary>The largest difference of any species, relative to its own largest value or one copy.</summary>
    private static double Difference(double[,] course, double[,] reference)
    {
        double largest = 0;
        for (int i = 0; i < reference.GetLength(1); i++)
        {
            double scale = Enumerable.Range(0, Times).Max(k => Math.Abs(reference[k, i]));
            for (int k = 0; k < Times; k++)
            {
                largest = Math.Max(largest, Math.Abs(course[k, i] - reference[k, i]) / Math.Max(1, scale));
            }
        }

        return largest;
    }

    /// <summary>The few functions of libSBML's C interface that the tests call.</summary>
    private static class LibSbml
    {
        public const uint Error = 2;
        public const uint Fatal = 3;
        private const string Library = "libsbml.so.5";

        [DllImport(Library, EntryPoint = "readSBMLFromString")]
        public static extern nint Read([MarshalAs(UnmanagedType.LPUTF8Str)] string text);

        [DllImport(Library, EntryPoint = "SBMLDocument_checkConsistency")]
        public static extern uint Check(nint document);

        [DllImport(Library, EntryPoint = "SBMLDocument_getNumErrorsWithSeverity")]
        public static extern uint Errors(nint document, uint severity);

        [DllImport(Library, EntryPoint = "SBMLDocument_getModel")]
        public static extern nint Model(nint document);

        [DllImport(Library, EntryPoint = "SBMLDocument_free")]
        public static extern void Free(nint document);

        [DllImport(Library, EntryPoint = "Model_getNumSpecies")]
        public static extern uint Species(nint model);

        [DllImport(Library, EntryPoint = "Model_getNumReactions")]
        public static extern uint Reactions(nint model);

        [DllImport(Library, EntryPoint = "Model_getNumParameters")]
        public static extern uint Parameters(nint model);

        [DllImport(Library, EntryPoint = "Model_getNumEvents")]
        public static extern uint Events(nint model);
    }
}
