using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;

namespace Anoikis.Tests.Apoptosis.Stimuli;

public sealed class ContactProcessTests
{
    private const double Hour = 3600;

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(2, 3)]
    public void The_time_average_of_the_input_is_rate_times_duration_times_dose(double perHour, double hours)
    {
        var course = new StimulusPulses(perHour / Hour, RandomQuantity.LogNormalMean(50, 0.5), RandomQuantity.LogNormalMean(hours * Hour, 0.5));
        const double end = 300 * Hour;
        (double sum, double squares) = (0, 0);
        const int cells = 400;
        for (ulong cell = 0; cell < cells; cell++)
        {
            double mean = Integral(course, new ContactKey(11, cell, 0, 1), 0, end) / end;
            (sum, squares) = (sum + mean, squares + (mean * mean));
        }

        double average = sum / cells;
        double error = Math.Sqrt(((squares / cells) - (average * average)) / cells);

        // Few contacts straddle the end, so the start from rest costs less than hours / 300 of the mean.
        double expected = perHour * hours * 50;
        Assert.InRange(average, expected * (1 - (hours / 150)) - (4 * error), expected + (4 * error));
    }

    [Fact]
    public void Contacts_at_the_same_time_add_up()
    {
        var course = new StimulusPulses(10 / Hour, RandomQuantity.Fixed(1), RandomQuantity.Fixed(5 * Hour));
        ContactProcess process = ContactProcess.Begin(course, new ContactKey(1, 2, 0, 1), 0);
        double value = 0;
        for (double now = 0; now < 20 * Hour;)
        {
            value = process.At(now, course, new ContactKey(1, 2, 0, 1), out double next);
            Assert.True(next > now);
            now = next;
        }

        // About 50 at a time: Poisson, so between 20 and 80 but for odds of one in ten thousand.
        Assert.InRange(value, 20, 80);
    }

    [Fact]
    public void Looking_more_often_changes_nothing()
    {
        var course = new StimulusPulses(3 / Hour, RandomQuantity.Exponential(4), RandomQuantity.Exponential(Hour));
        var key = new ContactKey(5, 6, 1, 2);
        ContactProcess often = ContactProcess.Begin(course, key, 100);
        for (double now = 100; now < 50 * Hour; now += 300)
        {
            double value = often.At(now, course, key, out double next);
            ContactProcess once = ContactProcess.Begin(course, key, 100);
            Assert.Equal(once.At(now, course, key, out double nextOfOnce), value);
            Assert.Equal(nextOfOnce, next);
        }
    }

    [Fact]
    public void Without_a_rate_nothing_ever_comes()
    {
        var course = new StimulusPulses(0, RandomQuantity.Fixed(1), RandomQuantity.Fixed(1));
        ContactProcess process = ContactProcess.Begin(course, default, 0);
        Assert.Equal(0, process.At(1e9, course, default, out double next));
        Assert.Equal(double.PositiveInfinity, next);
    }

    private static double Integral(StimulusPulses course, ContactKey key, double start, double end)
    {
        ContactProcess process = ContactProcess.Begin(course, key, start);
        double integral = 0;
        for (double now = start; now < end;)
        {
            double value = process.At(now, course, key, out double next);
            integral += value * (Math.Min(next, end) - now);
            now = next;
        }

        return integral;
    }
}
