using System.Runtime.InteropServices;
using Anoikis.Kinetics.Compilation;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The memory of one bundle of lanes and what is known of each lane. Numbers of all lanes lie side by side; this class reads and writes
/// one lane's, the steppers work on all at once.
/// </summary>
internal sealed unsafe class Bundle : IDisposable
{
    private const int Alignment = 64;

    private readonly void* _memory;
    private readonly int[] _placeOfState;
    private readonly int[] _lawOfState;
    private readonly PlacedLaw[] _laws;
    private readonly nint[] _stages;

    /// <summary>Takes memory for one bundle of a compiled network, all zero.</summary>
    public Bundle(CompiledNetwork network)
    {
        Network = network;
        Width = network.Width;
        int n = network.Layout.States;
        int vectors = network.Layout.SharedSlots + ((NetworkCompiler.VectorsPerState(network.Tableau) + (network.ReadsTime ? 1 : 0)) * n) + Control.Vectors;

        // One vector more, because a bundle of width 1 must not end in the middle of a cache line that another thread writes.
        nuint bytes = (nuint)((((vectors * Width) + n) * sizeof(double)) + (2 * Alignment));
        _memory = NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(_memory, bytes);
        double* next = (double*)_memory;
        double* Take(int slots)
        {
            double* here = next;
            next += slots * Width;
            return here;
        }

        Shared = Take(network.Layout.SharedSlots);
        States = Take(n);
        Trial = Take(n);
        _stages = new nint[network.Tableau.Stages];
        for (int stage = 0; stage < _stages.Length; stage++)
        {
            _stages[stage] = (nint)Take(n);
        }

        TimeDerivative = network.ReadsTime ? Take(n) : null;
        Lanes = new Control(Take(Control.Vectors), Width);
        Floors = next;
        for (int i = 0; i < n; i++)
        {
            Floors[network.Layout.PositionOf(i)] = network.Reduced.IsNonNegative(i) ? 0 : double.NegativeInfinity;
        }

        Stops = new LaneStop[Width];
        Events = new int[Width];
        Active = new bool[Width];
        Touched = new bool[Width];
        PivotingSteps = new long[Width];
        EventWasTrue = new uint[network.Full.Events.Length];
        (_placeOfState, _lawOfState) = Places(network);
        _laws = [.. network.Reduced.Laws.Select((law, l) => new PlacedLaw(
            law.Dependent,
            network.Reduced.FirstTotal + l,
            [.. law.Terms.Select(t => _placeOfState[t.State])],
            [.. law.Terms.Select(t => t.Coefficient)]))];
    }

    /// <summary>The network.</summary>
    public CompiledNetwork Network { get; }

    /// <summary>Lanes.</summary>
    public int Width { get; }

    /// <summary>Time, parameters, matrix, margins, scratch.</summary>
    public double* Shared { get; }

    /// <summary>y at the lanes' times.</summary>
    public double* States { get; private set; }

    /// <summary>y after the step on trial.</summary>
    public double* Trial { get; private set; }

    /// <summary>df/dt, or null.</summary>
    public double* TimeDerivative { get; }

    /// <summary>For each place of a state, one number for all lanes: what it cannot be below, 0 or minus infinity.</summary>
    public double* Floors { get; }

    /// <summary>Times and steps.</summary>
    public Control Lanes { get; }

    /// <summary>Why each lane stands.</summary>
    public LaneStop[] Stops { get; }

    /// <summary>The event that stopped each lane, or -1.</summary>
    public int[] Events { get; }

    /// <summary>Which lanes hold a cell.</summary>
    public bool[] Active { get; }

    /// <summary>Which lanes had states or parameters written since they last stood.</summary>
    public bool[] Touched { get; }

    /// <summary>Steps that each lane's cell tried with row exchanges.</summary>
    public long[] PivotingSteps { get; }

    /// <summary>For each event, a bit a lane: whether its trigger counts as true, so that it cannot fire before it has been false.</summary>
    public uint[] EventWasTrue { get; }

    /// <summary>The step on trial becomes every lane's state.</summary>
    public void AcceptAll()
    {
        double* old = States;
        States = Trial;
        Trial = old;
    }

    /// <summary>u of a stage, from 0.</summary>
    public double* Stage(int stage) => (double*)_stages[stage];

    /// <summary>Where a state lies in an array of states, or else which law gives it; -1 for the other.</summary>
    public (int Place, int Law) PlaceOf(int state) => (_placeOfState[state], _lawOfState[state]);

    /// <summary>A law in terms of places.</summary>
    public PlacedLaw Law(int law) => _laws[law];

    /// <summary>A state of one lane, from y or, for a dependent state, from its law.</summary>
    public double ReadState(int lane, int state)
    {
        int place = _placeOfState[state];
        if (place >= 0)
        {
            return States[(place * Width) + lane];
        }

        PlacedLaw law = _laws[_lawOfState[state]];
        double value = Parameter(lane, law.Total);
        for (int i = 0; i < law.Places.Length; i++)
        {
            value -= law.Coefficients[i] * States[(law.Places[i] * Width) + lane];
        }

        return value;
    }

    /// <summary>Writes all states of one lane; the laws' totals follow from them.</summary>
    public void WriteStates(int lane, ReadOnlySpan<double> source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            if (_placeOfState[i] >= 0)
            {
                States[(_placeOfState[i] * Width) + lane] = source[i];
            }
        }

        foreach (PlacedLaw law in _laws)
        {
            double total = source[law.Dependent];
            for (int i = 0; i < law.Places.Length; i++)
            {
                total += law.Coefficients[i] * States[(law.Places[i] * Width) + lane];
            }

            Parameter(lane, law.Total) = total;
        }

        Touched[lane] = true;
    }

    /// <summary>A parameter's place for one lane.</summary>
    public ref double Parameter(int lane, int parameter) => ref Shared[((BundleLayout.FirstParameter + parameter) * Width) + lane];

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private static (int[] Place, int[] Law) Places(CompiledNetwork network)
    {
        int[] place = new int[network.Full.States.Length];
        int[] law = new int[place.Length];
        Array.Fill(place, -1);
        Array.Fill(law, -1);
        for (int i = 0; i < network.Reduced.States.Length; i++)
        {
            place[network.Reduced.States[i]] = network.Layout.PositionOf(i);
        }

        for (int l = 0; l < network.Reduced.Laws.Length; l++)
        {
            law[network.Reduced.Laws[l].Dependent] = l;
        }

        return (place, law);
    }

    /// <summary>A conservation law: y[Dependent] = p[Total] - sum of Coefficients[i] x the state at Places[i].</summary>
    internal sealed record PlacedLaw(int Dependent, int Total, int[] Places, double[] Coefficients);
}
