using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Turns equations into lane code: reduce, differentiate, order, factorise, lay out, emit.</summary>
internal static class NetworkCompiler
{
    /// <summary>Vectors per state that a step works on besides the shared block: y, its successor and the stages.</summary>
    internal static int VectorsPerState(RosenbrockTableau tableau) => 2 + tableau.Stages;

    /// <summary>Compiles for one width and method.</summary>
    public static CompiledNetwork Compile(OdeSystem system, int width, RosenbrockTableau tableau)
    {
        ReducedSystem reduced = Reduce(system);
        int[] order = Order(reduced);
        StepFormulas step = StepFormulas.Build(reduced, order);
        var layout = new BundleLayout(reduced, step);
        return Emit(reduced, step, layout, width, tableau);
    }

    private static ReducedSystem Reduce(OdeSystem system)
        => ReducedSystem.Build(system, ConservationLaws.Find(system, TypicalSizes(system)));

    private static int[] Order(ReducedSystem reduced)
        => MarkowitzOrdering.Of(reduced.States.Length, reduced.Jacobian.Select(e => (e.Row, e.Column)));

    private static CompiledNetwork Emit(ReducedSystem reduced, StepFormulas step, BundleLayout layout, int width, RosenbrockTableau tableau)
    {
        (IReadOnlyList<(int Row, int Node)> forward, IReadOnlyList<(int Row, int Node)> backward) = step.Stage();
        InstructionSet instructions = InstructionSet.Of(width);
        var emitter = new GraphEmitter(instructions, reduced.Graph, layout.Locate, layout.AllocateScratch);
        bool readsTime = reduced.TimeDerivatives.Length > 0;
        Root[] factor =
        [
            .. step.FactorAndFirstStage(readsTime).Select(e =>
                new Root(e.Node, e.IsEntry ? new Address(Region.Bundle, layout.FirstEntry + e.Number) : new Address(Region.Target, e.Number))),
            .. step.SmallestPivot >= 0 ? [new Root(step.SmallestPivot, new Address(Region.Bundle, layout.SmallestPivot))] : Array.Empty<Root>(),
        ];
        EmittedCode factorCode = emitter.Emit("factor", factor);
        EmittedCode stageCode = emitter.Emit(
            "stage", [.. forward.Concat(backward).Select(e => new Root(e.Node, new Address(Region.Target, e.Row)))]);
        EmittedCode prepare = emitter.Emit(
            "prepare", [.. reduced.Prepared.Select((node, i) => new Root(node, new Address(Region.Bundle, BundleLayout.FirstParameter + reduced.FirstPrepared + i)))]);
        EmittedCode time = emitter.Emit(
            "time_derivative", [.. reduced.TimeDerivatives.Select((node, i) => new Root(node, new Address(Region.Target, layout.PositionOf(i))))]);
        EmittedCode margins = emitter.Emit(
            "margins", [.. reduced.Margins.Select((node, i) => new Root(node, new Address(Region.Bundle, layout.FirstMargin + i)))]);
        var report = new CompilationReport(
            reduced.Full.States.Length,
            reduced.States.Length,
            reduced.Jacobian.Length,
            step.NonZeros,
            stageCode.Operations,
            factorCode.Operations,
            factorCode.IlBytes + stageCode.IlBytes + prepare.IlBytes + time.IlBytes + margins.IlBytes,
            ((VectorsPerState(tableau) * layout.States) + layout.SharedSlots) * width * sizeof(double));
        return new CompiledNetwork
        {
            Reduced = reduced,
            Layout = layout,
            Width = width,
            Tableau = tableau,
            Combinations = StageCombinations.Of(instructions, tableau),
            Prepare = prepare,
            Factor = factorCode,
            Stage = stageCode,
            TimeDerivative = time,
            Margins = margins,
            MarginsOfOne = [.. reduced.Full.Events.Select(e => MarginCode.Compile(reduced.Full, e))],
            WatchesPivots = step.SmallestPivot >= 0,
            Report = report,
        };
    }

    /// <summary>The published starting values, as a measure of how large each state gets.</summary>
    private static double[] TypicalSizes(OdeSystem system)
    {
        (double[] states, _) = InitialValues.Published(system);
        return states;
    }
}
