using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Rosenbrock;

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
    private readonly bool _single;
    private byte* _stageStates;
    private byte* _stageTrial;
    private readonly byte* _argument;
    private readonly byte* _stages;
    private readonly int _stageCount;
    private readonly nint _stageArrayBytes;

    /// <summary>Takes memory for one bundle of a compiled network, all zero.</summary>
    public Bundle(CompiledNetwork network)
    {
        Network = network;
        Width = network.Width;
        _single = network.Precision == StagePrecision.Single;
        BundleLayout layout = network.Layout;
        int n = layout.States;
        _stageCount = network.Tableau.Stages;
        int stageArrays = _stageCount + 1 + (network.ReadsTime ? 1 : 0) + (_single ? 3 : 0);
        int stageVectors = (stageArrays * n) + (_single ? layout.SharedSlots + 1 : 0);
        int vectors = layout.SharedSlots + (2 * n) + Control.Vectors;

        // Some vectors more, because a bundle of width 1 must not end in the middle of a cache line that another thread writes.
        nuint bytes = (nuint)((((vectors * Width) + n) * sizeof(double)) + (stageVectors * Width * StageBytes) + (3 * Alignment));
        _memory = NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(_memory, bytes);
        byte* next = (byte*)_memory;
        double* Take(int slots)
        {
            double* here = (double*)next;
            next += slots * Width * sizeof(double);
            return here;
        }

        byte* TakeStage(int slots)
        {
            byte* here = next;
            next += slots * Width * StageBytes;
            return here;
        }

        Shared = Take(layout.SharedSlots);
        States = Take(n);
        Trial = Take(n);
        Lanes = new Control(Take(Control.Vectors), Width);
        StageShared = _single ? TakeStage(layout.SharedSlots) : Shared;
        _stageStates = _single ? TakeStage(n) : null;
        _stageTrial = _single ? TakeStage(n) : null;
        _argument = _single ? TakeStage(n) : null;
        _stages = TakeStage(n * (_stageCount + 1));
        _stageArrayBytes = n * Width * StageBytes;
        TimeDerivative = network.ReadsTime ? TakeStage(n) : null;
        StageInverseStep = _single ? TakeStage(1) : Lanes.InverseStep;
        next += (Alignment - ((nint)next % Alignment)) % Alignment;
        Floors = (double*)next;
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

    /// <summary>Time, parameters, margins, scratch; the matrix too where stages are double.</summary>
    public double* Shared { get; }

    /// <summary>The shared block as the code of a step reads and writes it: <see cref="Shared"/> itself, or one of single precision with the same places.</summary>
    public void* StageShared { get; }

    /// <summary>y as the code of a step reads it.</summary>
    public void* StageStates => _single ? _stageStates : States;

    /// <summary>The states on trial as the code of a step will read them.</summary>
    public void* StageTrial => _single ? _stageTrial : Trial;

    /// <summary>The states at which a stage evaluates.</summary>
    public void* Argument => _single ? _argument : Trial;

    /// <summary>The filtered error of the step on trial; it takes the place of the last stage's argument.</summary>
    public void* FilteredError => Argument;

    /// <summary>What the last stage's argument is above y.</summary>
    public void* Increment => Stage(_stageCount);

    /// <summary>1/h as the combinations read it.</summary>
    public void* StageInverseStep { get; }

    /// <summary>y at the lanes' times.</summary>
    public double* States { get; private set; }

    /// <summary>y after the step on trial.</summary>
    public double* Trial { get; private set; }

    /// <summary>df/dt, or null.</summary>
    public void* TimeDerivative { get; }

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

    /// <summary>The step on trial becomes every lane's state, and the state before it is what is on trial.</summary>
    public void Accept()
    {
        double* old = States;
        States = Trial;
        Trial = old;
        byte* oldStage = _stageStates;
        _stageStates = _stageTrial;
        _stageTrial = oldStage;
    }

    /// <summary>Gives one lane the state before a step that was accepted for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeBack(int lane)
    {
        nint width = Width;
        nint end = Network.Layout.States * width;
        double* trial = Trial;
        double* states = States;
        float* narrow = (float*)_stageStates;
        for (nint i = lane; i < end; i += width)
        {
            double before = trial[i];
            states[i] = before;
            if (_single)
            {
                narrow[i] = (float)before;
            }
        }
    }

    /// <summary>u of a stage, from 0; the increment after the last.</summary>
    public void* Stage(int stage) => _stages + (stage * _stageArrayBytes);

    /// <summary>A number of an array of stages.</summary>
    public double StageValue(int stage, int at) => _single ? ((float*)Stage(stage))[at] : ((double*)Stage(stage))[at];

    /// <summary>The sum over stages of a factor times what their arrays hold at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double StageSum(ReadOnlySpan<double> factors, int at)
    {
        byte* stage = _stages;
        double sum = 0;
        if (_single)
        {
            foreach (double factor in factors)
            {
                sum += factor * ((float*)stage)[at];
                stage += _stageArrayBytes;
            }
        }
        else
        {
            foreach (double factor in factors)
            {
                sum += factor * ((double*)stage)[at];
                stage += _stageArrayBytes;
            }
        }

        return sum;
    }

    /// <summary>Writes a number of the states on trial.</summary>
    public void WriteTrial(int at, double value)
    {
        Trial[at] = value;
        if (_single)
        {
            ((float*)_stageTrial)[at] = (float)value;
        }
    }

    /// <summary>Writes a number of an array of stages.</summary>
    public void SetStageValue(int stage, int at, double value)
    {
        if (_single)
        {
            ((float*)Stage(stage))[at] = (float)value;
        }
        else
        {
            ((double*)Stage(stage))[at] = value;
        }
    }

    /// <summary>Writes a number of the filtered error.</summary>
    public void SetFilteredError(int at, double value)
    {
        if (_single)
        {
            ((float*)FilteredError)[at] = (float)value;
        }
        else
        {
            ((double*)FilteredError)[at] = value;
        }
    }

    /// <summary>Writes a number of the last stage's increment.</summary>
    public void SetIncrement(int at, double value) => SetStageValue(_stageCount, at, value);

    /// <summary>Bytes that one step works on.</summary>
    internal static int WorkingBytes(BundleLayout layout, int width, RosenbrockTableau tableau, StagePrecision precision)
    {
        int stages = (tableau.Stages + 1) * layout.States;
        return precision == StagePrecision.Single
            ? width * ((2 * layout.States * sizeof(double)) + ((stages + (3 * layout.States) + layout.SharedSlots) * sizeof(float)))
            : width * sizeof(double) * ((2 * layout.States) + stages + layout.SharedSlots);
    }

    private int StageBytes => _single ? sizeof(float) : sizeof(double);

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

    /// <summary>Copies all states of one lane.</summary>
    public void ReadStates(int lane, Span<double> target)
    {
        double* states = States + lane;
        for (int i = 0; i < target.Length; i++)
        {
            int place = _placeOfState[i];
            target[i] = place >= 0 ? states[place * Width] : ReadState(lane, i);
        }
    }

    /// <summary>Writes all states of one lane; the laws' totals follow from them.</summary>
    public void WriteStates(int lane, ReadOnlySpan<double> source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            if (_placeOfState[i] >= 0)
            {
                int at = (_placeOfState[i] * Width) + lane;
                States[at] = source[i];
                if (_single)
                {
                    ((float*)_stageStates)[at] = (float)source[i];
                }
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

    /// <summary>Copies the cells' parameters of one lane, from the first on.</summary>
    public void ReadParameters(int lane, Span<double> target)
    {
        nint width = Width;
        double* parameter = Shared + (BundleLayout.FirstParameter * width) + lane;
        foreach (ref double value in target)
        {
            value = *parameter;
            parameter += width;
        }
    }

    /// <summary>Writes the cells' parameters of one lane, from the first on.</summary>
    public void WriteParameters(int lane, ReadOnlySpan<double> source)
    {
        nint width = Width;
        double* parameter = Shared + (BundleLayout.FirstParameter * width) + lane;
        foreach (double value in source)
        {
            *parameter = value;
            parameter += width;
        }

        Touched[lane] = true;
    }

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
