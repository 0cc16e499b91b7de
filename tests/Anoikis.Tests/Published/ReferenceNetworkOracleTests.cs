using System.Runtime.InteropServices;
using Anoikis.Apoptosis.Networks;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Kinetics.Sbml;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>The reference network outside: exported as SBML and read by libSBML, read again and run by CVODE.</summary>
public sealed class ReferenceNetworkOracleTests : IDisposable
{
    private const int Times = 49;
    private const double End = 24 * 3600;
    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-reference-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleFact("libsbml")]
    public void LibSbml_reads_the_export_without_a_complaint()
    {
        ReactionNetwork network = Reference();
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

    [OracleFact("libsbml")]
    public void LibSbml_complains_of_a_planted_fault()
    {
        string text = SbmlWriter.Write(Reference());
        Assert.Contains("<ci>execution_k_on_XIAP</ci>", text, StringComparison.Ordinal);
        nint document = LibSbml.Read(text.Replace("<ci>execution_k_on_XIAP</ci>", "<ci>execution_k_on_XAIP</ci>", StringComparison.Ordinal));
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

    [OracleFact("libsundials")]
    public void Cvode_follows_the_export_as_the_scalar_engine_does_the_text()
    {
        var findings = new DiagnosticBag();
        NetworkDraft draft = SbmlReader.Read(SbmlWriter.Write(Reference()), "reference.xml", findings)!;
        double[,] theirs = Cvode(NetworkCheck.Run(draft, findings)!), ours = Scalar(Reference(), 1);
        Assert.InRange(Difference(ours, theirs), 0, 1e-5);
        Assert.True(Difference(Scalar(Reference(), 1 + 1e-4), theirs) > 1e-5);
    }

    private static ReactionNetwork Reference()
    {
        var findings = new DiagnosticBag();
        return BuiltInNetworks.Read("reference_cell", findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
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
            .Compile(CvodeNetwork.Full("reference", problem), _folder).Course(cells, 0, new CvodeSettings(1e-10, 1e-6), Times);
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
