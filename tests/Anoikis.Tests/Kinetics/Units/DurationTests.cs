using Anoikis.Kinetics.Units;

namespace Anoikis.Tests.Kinetics.Units;

public sealed class DurationTests
{
    [Theory]
    [InlineData("6h", 21600)]
    [InlineData("13 d", 1123200)]
    [InlineData("30 min", 1800)]
    [InlineData("90s", 90)]
    [InlineData("2 weeks", 1209600)]
    [InlineData(" 1.5e1 hours ", 54000)]
    [InlineData("250 ms", 0.25)]
    [InlineData("0 s", 0)]
    public void A_number_and_a_unit_are_seconds(string text, double expected)
    {
        Assert.True(Duration.TryParse(text, out double seconds, out string? problem), problem);
        Assert.Equal(expected, seconds);
    }

    [Theory]
    [InlineData("6", "has no unit; allowed are ms, s, min, h, d, weeks")]
    [InlineData("", "is no duration")]
    [InlineData("h", "is no duration")]
    [InlineData("6 m", "unknown unit of time m in \"6 m\"; allowed are")]
    [InlineData("6 H", "unknown unit of time H")]
    [InlineData("-6 h", "not between 0 and 1000 years")]
    [InlineData("1e300 d", "not between 0 and 1000 years")]
    [InlineData("1e999 d", "is no duration")]
    [InlineData("1,5 h", "is no duration")]
    [InlineData("6 h 30 min", "is no duration")]
    [InlineData("NaN s", "is no duration")]
    public void Anything_else_is_refused_with_what_is_allowed(string text, string message)
    {
        Assert.False(Duration.TryParse(text, out double seconds, out string? problem));
        Assert.Equal(0, seconds);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_number_is_in_the_unit_that_the_caller_says()
    {
        Assert.True(Duration.TryParse("90", 60, out double seconds, out _));
        Assert.Equal(5400, seconds);
        Assert.True(Duration.TryParse("90 s", 60, out seconds, out _));
        Assert.Equal(90, seconds);
        Assert.False(Duration.TryParse("-1", 60, out _, out string? problem));
        Assert.NotNull(problem);
    }
}
