using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Tests.Kinetics.Equations;
using static Anoikis.Kinetics.Expressions.Operation;
using static Anoikis.Tests.Kinetics.Equations.NetworkText;

namespace Anoikis.Tests.Kinetics.Reference;

/// <summary>What events mean: rise of the trigger, first value, delay, persistence, priority, values of the trigger's time, chains.</summary>
public sealed class EventTests
{
    private static readonly Expression AfterTwo = Of(GreaterOrEqual, Time, Number(2));

    [Fact]
    public void A_ball_bounces_where_physics_says()
    {
        const double g = 9.81;
        OdeSystem system = Draft().Parameter("x", 1, constant: false).Parameter("v", 0, constant: false)
            .RateRule("x", Id("v"))
            .RateRule("v", Number(-g))
            .Event(When("bounce", Of(And, Of(LessOrEqual, Id("x"), Number(0)), Of(Less, Id("v"), Number(0))), ("v", Times(Number(-0.5), Id("v")))))
            .Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 1, Steps = 10, Columns = ["x", "v"], RelativeTolerance = 1e-9 });

        // The fall takes sqrt(2/g); each flight after it half as long as the one before, the first as long as the fall.
        double fall = Math.Sqrt(2 / g);
        double[] expected = [fall, 2 * fall];
        Assert.Equal(expected.Length, course.Events.Count(e => e.Time < 2.4 * fall));
        Assert.Equal(expected[0], course.Events[0].Time, 1e-9);
        Assert.Equal(expected[1], course.Events[1].Time, 1e-9);
    }

    [Fact]
    public void A_delayed_event_takes_the_values_of_its_trigger_or_of_its_execution()
    {
        // x = t; triggered at 2, executed at 5.
        Assert.Equal(2, AtEnd(Delayed(fromTrigger: true), "seen"), 1e-9);
        Assert.Equal(5, AtEnd(Delayed(fromTrigger: false), "seen"), 1e-9);
    }

    [Fact]
    public void A_trigger_that_falls_stops_only_an_event_that_does_not_persist()
    {
        Expression between = Of(And, AfterTwo, Of(Less, Time, Number(3)));
        Event e = When("e", between, ("seen", Number(7))) with { Delay = Number(3) };
        Assert.Equal(7, AtEnd(Clock().Event(e), "seen"));
        Assert.Equal(0, AtEnd(Clock().Event(e with { Persistent = false }), "seen"));
        Assert.Equal(7, AtEnd(Clock().Event(e with { Persistent = false, Delay = Number(0.5) }), "seen"));
    }

    [Fact]
    public void A_trigger_that_holds_from_the_start_fires_only_when_it_did_not_hold_before()
    {
        Event e = When("e", Of(GreaterOrEqual, Time, Number(0)), ("seen", Number(7)));
        Assert.Equal(0, AtEnd(Clock().Event(e), "seen"));
        Assert.Equal(7, AtEnd(Clock().Event(e with { TriggerInitialValue = false }), "seen"));
        TimeCourse course = Run(Clock().Event(e with { TriggerInitialValue = false }));
        Assert.Equal(7, course.Column("seen")[0]);
    }

    [Fact]
    public void The_greatest_priority_goes_first()
    {
        // seen = 10 seen + digit: the order of execution can be read off.
        NetworkDraft draft = Clock();
        foreach ((string id, int digit, Expression? priority) in new (string, int, Expression?)[] { ("a", 1, Number(1)), ("b", 2, Number(3)), ("c", 3, null), ("d", 4, Id("x")) })
        {
            draft.Event(When(id, AfterTwo, ("seen", Plus(Times(Number(10), Id("seen")), Number(digit)))) with { Priority = priority, UseValuesFromTriggerTime = false });
        }

        // d's priority is x = 2, between b and a.
        Assert.Equal(2413, AtEnd(draft, "seen"));
    }

    [Fact]
    public void Values_of_the_trigger_time_do_not_see_other_events_of_the_instant()
    {
        NetworkDraft draft = Clock().Parameter("other", 1, constant: false)
            .Event(When("first", AfterTwo, ("other", Number(100))) with { Priority = Number(10) })
            .Event(When("second", AfterTwo, ("seen", Id("other"))) with { Priority = Number(1) });
        Assert.Equal(1, AtEnd(draft, "seen"));
        NetworkDraft late = Clock().Parameter("other", 1, constant: false)
            .Event(When("first", AfterTwo, ("other", Number(100))) with { Priority = Number(10) })
            .Event(When("second", AfterTwo, ("seen", Id("other"))) with { Priority = Number(1), UseValuesFromTriggerTime = false });
        Assert.Equal(100, AtEnd(late, "seen"));
    }

    [Fact]
    public void An_event_may_set_off_another_at_the_same_instant_or_take_it_back()
    {
        NetworkDraft chain = Clock().Parameter("flag", 0, constant: false)
            .Event(When("first", AfterTwo, ("flag", Number(1))))
            .Event(When("second", Of(Greater, Id("flag"), Number(0.5)), ("seen", Id("x"))));
        Assert.Equal(2, AtEnd(chain, "seen"), 1e-9);

        NetworkDraft taken = Clock().Parameter("flag", 1, constant: false)
            .Event(When("first", AfterTwo, ("flag", Number(0))) with { Priority = Number(2) })
            .Event(When("second", Of(And, AfterTwo, Of(Greater, Id("flag"), Number(0.5))), ("seen", Number(9))) with { Priority = Number(1), Persistent = false });
        Assert.Equal(0, AtEnd(taken, "seen"));
    }

    [Fact]
    public void Events_that_set_each_other_off_for_ever_end_as_data()
    {
        NetworkDraft draft = Clock().Parameter("flag", 0, constant: false)
            .Event(When("on", Of(And, AfterTwo, Of(Less, Id("flag"), Number(0.5))), ("flag", Number(1))))
            .Event(When("off", Of(Greater, Id("flag"), Number(0.5)), ("flag", Number(0))));
        Assert.Equal(IntegrationStatus.EventCascade, Run(draft).Status);
    }

    [Fact]
    public void A_compartment_that_an_event_enlarges_keeps_its_amounts()
    {
        NetworkDraft draft = Draft(cellSize: 2).Species("A", 8, asAmount: false);
        draft.Compartments[0] = draft.Compartments[0] with { Constant = false };
        TimeCourse course = TimeCourse.Run(
            draft.Event(When("grow", AfterTwo, ("cell", Number(4)))).Equations(),
            new TimeCourseOptions { Times = [1, 2, 3] });
        Assert.Equal([4.0, 2.0, 2.0], course.Column("A"));
    }

    [Fact]
    public void An_event_at_the_time_of_a_row_shows_in_that_row()
    {
        TimeCourse course = Run(Clock().Event(When("e", AfterTwo, ("seen", Number(3)))));
        Assert.Equal([0.0, 0.0, 3.0], course.Column("seen")[..3]);
    }

    [Fact]
    public void The_second_firing_needs_a_fall_of_the_trigger()
    {
        // sin(t) > 0.5 rises at pi/6, then every 2 pi.
        NetworkDraft draft = Clock().Event(When("e", Of(Greater, Of(Sin, Time), Number(0.5)), ("seen", Plus(Id("seen"), Number(1)))));
        TimeCourse course = TimeCourse.Run(draft.Equations(), new TimeCourseOptions { End = 20, Steps = 20 });
        Assert.Equal(4, course.Events.Length);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Math.PI / 6 + 2 * Math.PI * i, course.Events[i].Time, 1e-12);
        }
    }

    private static NetworkDraft Clock()
        => Draft().Parameter("x", 0, constant: false).Parameter("seen", 0, constant: false).RateRule("x", Number(1));

    private static NetworkDraft Delayed(bool fromTrigger)
        => Clock().Event(When("e", AfterTwo, ("seen", Id("x"))) with { Delay = Number(3), UseValuesFromTriggerTime = fromTrigger });

    private static TimeCourse Run(NetworkDraft draft)
        => TimeCourse.Run(draft.Equations(), new TimeCourseOptions { End = 10, Steps = 10, Columns = ["x", "seen"] });

    private static double AtEnd(NetworkDraft draft, string id)
    {
        TimeCourse course = Run(draft);
        Assert.Equal(IntegrationStatus.Reached, course.Status);
        return course.Column(id)[^1];
    }
}
