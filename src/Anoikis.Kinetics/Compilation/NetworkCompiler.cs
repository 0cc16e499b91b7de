using System.Collections.Immutable;
using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Turns equations into lane code: reduce, differentiate, order, factorise, lay out, emit.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles for one width, method and precision.</summary>
    public static CompiledNetwork Compile(OdeSystem system, int width, RosenbrockTableau tableau, StagePrecision precision = StagePrecision.Double)
    {
        ReducedSystem reduced = Reduce(system);
        int[] order = Order(reduced);
        StepFormulas step = StepFormulas.Build(reduced, order);
        var layout = new BundleLayout(reduced, step);
        return Emit(reduced, step, layout, width, tableau, precision);
    }

    private static ReducedSystem Reduce(OdeSystem system)
        => ReducedSystem.Build(system, ConservationLaws.Find(system, TypicalSizes(system)));

    private static int[] Order(ReducedSystem reduced)
        => MarkowitzOrdering.Of(reduced.States.Length, reduced.Jacobian.Select(e => (e.Row, e.Column)));

    private static CompiledNetwork Emit(ReducedSystem reduced, StepFormulas step, BundleLayout layout, int width, RosenbrockTableau tableau, StagePrecision precision)
    {
        InstructionSet instructions = InstructionSet.Of(width, precision);
        var emitter = new GraphEmitter(instructions, reduced.Graph, layout.Locate, layout.Scratch);
        var exact = new GraphEmitter(InstructionSet.Of(width), reduced.Graph, layout.Locate, layout.Scratch);
        bool readsTime = reduced.TimeDerivatives.Length > 0;
        Root[] factor =
        [
            .. step.FactorAndFirstStage(readsTime).Select(e =>
                new Root(e.Node, e.IsEntry ? new Address(Region.Bundle, layout.FirstEntry + e.Number) : new Address(Region.Target, e.Number))),
            .. step.SmallestPivot >= 0 ? [new Root(step.SmallestPivot, new Address(Region.Bundle, layout.SmallestPivot))] : Array.Empty<Root>(),
        ];
        EmittedCode factorCode = emitter.Emit("factor", factor);
        EmittedCode stageCode = emitter.Emit("stage", Solution(step.Stage()));
        EmittedCode errorFilter = emitter.Emit("error_filter", Solution(step.ErrorFilter()));
        EmittedCode prepare = exact.Emit(
            "prepare", [.. reduced.Prepared.Select((node, i) => new Root(node, new Address(Region.Bundle, BundleLayout.FirstParameter + reduced.FirstPrepared + i)))]);
        EmittedCode time = emitter.Emit(
            "time_derivative", [.. reduced.TimeDerivatives.Select((node, i) => new Root(node, new Address(Region.Target, layout.PositionOf(i))))]);
        EmittedCode margins = exact.Emit(
            "margins", [.. reduced.Margins.Select((node, i) => new Root(node, new Address(Region.Bundle, layout.FirstMargin + i)))]);
        var report = new CompilationReport(
            reduced.Full.States.Length,
            reduced.States.Length,
            reduced.Jacobian.Length,
            step.NonZeros,
            stageCode.Operations,
            factorCode.Operations,
            factorCode.IlBytes + stageCode.IlBytes + errorFilter.IlBytes + prepare.IlBytes + time.IlBytes + margins.IlBytes,
            Bundle.WorkingBytes(layout, width, tableau, precision));
        return new CompiledNetwork
        {
            Reduced = reduced,
            Layout = layout,
            Width = width,
            Tableau = tableau,
            Precision = precision,
            StageParameters = StageParameters(reduced),
            Combinations = StageCombinations.Of(instructions, tableau),
            Prepare = prepare,
            Factor = factorCode,
            Stage = stageCode,
            ErrorFilter = errorFilter,
            TimeDerivative = time,
            Margins = margins,
            MarginsOfOne = [.. reduced.Full.Events.Select(e => MarginCode.Compile(reduced.Full, e))],
            WatchesPivots = step.SmallestPivot >= 0,
            Report = report,
        };
    }

    // The two halves of a solve, both in the target.
    private static Root[] Solution((IReadOnlyList<(int Row, int Node)> Forward, IReadOnlyList<(int Row, int Node)> Backward) solve)
        => [.. solve.Forward.Concat(solve.Backward).Select(e => new Root(e.Node, new Address(Region.Target, e.Row)))];

    // What the code of a step reads of the cell's parameters.
    private static ImmutableArray<int> StageParameters(ReducedSystem reduced)
        => [.. GraphTraversal.Needed(reduced.Graph, [.. reduced.Derivatives, .. reduced.Jacobian.Select(e => e.Node), .. reduced.TimeDerivatives])
            .Select(node => reduced.Graph[node])
            .Where(node => node.Kind == NodeKind.Parameter && node.A < reduced.InverseGammaStep)
            .Select(node => node.A)
            .Order()];

    /// <summary>The published starting values, as a measure of how large each state gets.</summary>
    private static double[] TypicalSizes(OdeSystem system)
    {
        (double[] states, _) = InitialValues.Published(system);
        return states;
    }
}
