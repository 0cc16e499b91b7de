using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

internal sealed partial class SbmlModelReader
{
    private void ReadEvent(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string id = attributes.Id("id") ?? NewId("event");

        // Before Level 2 Version 4 values were always those of the trigger's moment.
        bool early = _dialect.IsLevel2 && _dialect.Version < 4
            ? true
            : attributes.Truth("useValuesFromTriggerTime", true);
        if (_dialect.IsLevel2)
        {
            attributes.Pass("timeUnits");
        }

        attributes.End();
        SbmlElement? trigger = null;
        SbmlElement? delay = null;
        SbmlElement? priority = null;
        var assignments = ImmutableArray.CreateBuilder<EventAssignment>();
        string[] parts = _dialect.IsLevel2
            ? ["trigger", "delay", "listOfEventAssignments"]
            : ["trigger", "delay", "priority", "listOfEventAssignments"];
        Each(element, parts, part =>
        {
            switch (part.Name)
            {
                case "trigger": trigger = part; break;
                case "delay": delay = part; break;
                case "priority": priority = part; break;
                default: Each(part, ["eventAssignment"], assignment => ReadEventAssignment(assignment, assignments)); break;
            }
        });

        Expression? wait = delay is null ? null : Formula(delay);
        Expression? order = priority is null ? null : Formula(priority);
        if (trigger is null)
        {
            NeverHappens(element, id);
            return;
        }

        (bool initial, bool persistent) = ReadTrigger(trigger);
        if (Formula(trigger) is not { } condition)
        {
            if (IsBare(trigger))
            {
                NeverHappens(element, id);
            }

            return;
        }

        _draft.Events.Add(new Event(id, condition, assignments.ToImmutable(), element.Location)
        {
            Name = attributes.Name(),
            Delay = wait,
            Priority = order,
            TriggerInitialValue = initial,
            Persistent = persistent,
            UseValuesFromTriggerTime = early,
        });
    }

    /// <summary>A trigger's value before the start and whether it persists; Level 2 has neither, and both are true there.</summary>
    private (bool Initial, bool Persistent) ReadTrigger(SbmlElement trigger)
    {
        SbmlAttributes attributes = Attributes(trigger);
        (bool initial, bool persistent) = _dialect.IsLevel2
            ? (true, true)
            : (attributes.Truth("initialValue", true), attributes.Truth("persistent", true));
        attributes.End();
        return (initial, persistent);
    }

    private void ReadEventAssignment(SbmlElement element, ImmutableArray<EventAssignment>.Builder assignments)
    {
        SbmlAttributes attributes = Attributes(element);
        string? variable = attributes.RequiredId("variable");
        attributes.End();
        if (Formula(element) is { } formula && variable is not null)
        {
            assignments.Add(new EventAssignment(variable, formula, element.Location));
        }
        else if (IsBare(element))
        {
            _findings.Warning(element.Location, $"the event's assignment to {variable} has no formula and does nothing");
        }
    }

    private void NeverHappens(SbmlElement element, string id)
    {
        if (_dialect.AllowsMissingMath)
        {
            _findings.Warning(element.Location, $"the event {id} has no trigger, so it never happens");
        }
        else
        {
            _findings.Error(element.Location, $"the event {id} lacks its trigger");
        }
    }
}
