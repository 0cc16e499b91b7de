using System.Runtime.InteropServices;
using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using CsCheck;

namespace Anoikis.Tests.Kinetics.Compilation;

/// <summary>
/// Code of random formulas, in which far more values live at once than there are registers, gives what the formulas say at every width and precision: values that leave
/// their register come back whole, however often their places in memory are taken again.
/// </summary>
public sealed unsafe class EmittedCodeTests
{
    private const int States = 12;
    private const int Roots = 30;

    private static readonly Gen<(int, int, int)[]> Formulas = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Array[150, 2500];

    [Theory]
    [InlineData(1, StagePrecision.Double, 1e-12)]
    [InlineData(4, StagePrecision.Double, 1e-12)]
    [InlineData(8, StagePrecision.Double, 1e-12)]
    [InlineData(16, StagePrecision.Double, 1e-12)]
    [InlineData(1, StagePrecision.Single, 1e-4)]
    [InlineData(4, StagePrecision.Single, 1e-4)]
    [InlineData(8, StagePrecision.Single, 1e-4)]
    [InlineData(16, StagePrecision.Single, 1e-4)]
    public void Code_gives_what_formulas_say(int width, StagePrecision precision, double tolerance)
        => Formulas.Sample(
            formulas =>
            {
                var graph = new ExpressionGraph();
                int[] roots = Build(graph, formulas);
                double[] expected = Evaluate(graph, roots);
                double[] found = Run(graph, roots, width, precision, out int scratch);
                Assert.InRange(scratch, formulas.Length < 1000 ? 0 : 20, int.MaxValue);
                for (int i = 0; i < found.Length; i++)
                {
                    Assert.InRange(found[i] - expected[i % roots.Length], -tolerance, tolerance);
                }
            },
            iter: 12,
            seed: "0000000000001",
            threads: 1);

    [Fact]
    public void A_place_is_taken_again_when_its_value_is_dead()
    {
        var slots = new ScratchSlots(7);
        (int first, int second) = (slots.Take(), slots.Take());
        slots.Return(first);
        Assert.Equal((7, 8, 7, 9), (first, second, slots.Take(), slots.Take()));
        Assert.Equal(10, slots.End);
    }

    // Every value stays between -1 and 1. Most operands come from just before, more than registers hold, so that values give way to each other; one in twenty comes from far back, out of memory.
    private static int[] Build(ExpressionGraph graph, (int Kind, int A, int B)[] formulas)
    {
        List<int> nodes = [.. Enumerable.Range(0, States).Select(graph.State)];
        int half = graph.Constant(0.5);
        foreach ((int kind, int first, int second) in formulas)
        {
            int a = first % 10 == 0 ? nodes[first % nodes.Count] : Recent(nodes, first);
            int b = Recent(nodes, second);
            nodes.Add(kind switch
            {
                0 => graph.Multiply(a, b),
                1 => graph.Multiply(half, graph.Subtract(graph.Multiply(a, b), b)),
                2 => graph.Multiply(half, graph.Add(b, graph.Multiply(a, a))),
                3 => graph.Multiply(half, graph.Subtract(a, b)),
                _ => graph.Multiply(half, graph.Add(a, b)),
            });
        }

        return [.. nodes.TakeLast(Roots)];
    }

    private static int Recent(List<int> nodes, int draw) => nodes[^(1 + (draw % Math.Min(nodes.Count, 40)))];

    private static double StartOf(int state) => Math.Sin(1.7 * (state + 1));

    private static double[] Evaluate(ExpressionGraph graph, int[] roots)
    {
        var evaluator = new GraphEvaluator(graph, roots);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(0, [.. Enumerable.Range(0, States).Select(StartOf)], [], values);
        return [.. roots.Select(r => values[r])];
    }

    // The roots' values lane by lane.
    private static double[] Run(ExpressionGraph graph, int[] roots, int width, StagePrecision precision, out int scratch)
    {
        var slots = new ScratchSlots(0);
        var emitter = new GraphEmitter(InstructionSet.Of(width, precision), graph, leaf => new Address(Region.States, leaf.A), slots);
        EmittedCode code = emitter.Emit("random", [.. roots.Select((r, i) => new Root(r, new Address(Region.Target, i)))]);
        scratch = slots.End;
        bool single = precision == StagePrecision.Single;
        int size = single ? sizeof(float) : sizeof(double);
        int vectors = slots.End + States + roots.Length;
        byte* memory = (byte*)NativeMemory.AlignedAlloc((nuint)(vectors * width * size), 64);
        try
        {
            byte* states = memory + (slots.End * width * size);
            byte* target = states + (States * width * size);
            for (int i = 0; i < States * width; i++)
            {
                double value = StartOf(i / width);
                if (single)
                {
                    ((float*)states)[i] = (float)value;
                }
                else
                {
                    ((double*)states)[i] = value;
                }
            }

            code.Run(memory, states, target);
            return [.. from lane in Enumerable.Range(0, width) from root in Enumerable.Range(0, roots.Length) let at = (root * width) + lane select single ? ((float*)target)[at] : ((double*)target)[at]];
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }
}
