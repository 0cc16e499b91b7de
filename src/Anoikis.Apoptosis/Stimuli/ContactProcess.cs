using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Stimuli;

/// <summary>
/// The contacts of one cell through one input while it is in one step. It holds only where it stands in its own streams: what a contact is like follows from
/// (seed, cell, stimulus, visit, number of the contact), so it costs no memory to remember.
/// </summary>
/// <param name="First">Number of the first contact that may not be over.</param>
/// <param name="FirstStart">When that contact begins, seconds.</param>
public record struct ContactProcess(int First, double FirstStart)
{
    /// <summary>The process of a cell that comes into the step now.</summary>
    public static ContactProcess Begin(StimulusPulses course, in ContactKey key, double now)
        => new(0, course.RatePerSecond > 0 ? now + Gap(course, key, 0) : double.PositiveInfinity);

    /// <summary>The input at a time, and when it next changes (positive infinity for never). Times must not go backwards.</summary>
    public double At(double now, StimulusPulses course, in ContactKey key, out double nextChange)
    {
        double value = 0;
        nextChange = double.PositiveInfinity;
        double start = FirstStart;
        bool leading = true;
        for (int contact = First; start <= now; contact++)
        {
            RandomStream stream = key.Stream(contact);
            stream.NextUInt64();
            double end = start + course.Duration.Draw(ref stream);
            double following = start + Gap(course, key, contact + 1);
            if (end > now)
            {
                value += course.Dose.Draw(ref stream);
                nextChange = Math.Min(nextChange, end);
                leading = false;
            }
            else if (leading)
            {
                (First, FirstStart) = (contact + 1, following);
            }

            start = following;
        }

        nextChange = Math.Min(nextChange, start);
        return value;
    }

    // The gap takes the first of the four numbers of the contact's two draws, duration and dose the next.
    private static double Gap(StimulusPulses course, in ContactKey key, int contact)
    {
        RandomStream stream = key.Stream(contact);
        return stream.NextExponential() / course.RatePerSecond;
    }
}

/// <summary>Whose contacts: names the streams that a <see cref="ContactProcess"/> reads.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Cell">The cell's key.</param>
/// <param name="Stimulus">Number of the stimulus in the step.</param>
/// <param name="Visit">Which of the cell's steps so far.</param>
public readonly record struct ContactKey(ulong Seed, ulong Cell, int Stimulus, int Visit)
{
    internal RandomStream Stream(int contact) => CellStream.Of(Seed, Cell, RandomPurpose.Contact, Stimulus, Visit, 2 * (uint)contact);
}
