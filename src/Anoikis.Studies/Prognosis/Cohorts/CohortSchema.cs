using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>The JSON Schema by which editors check and complete cohort files; schema/cohort.schema.json is its source.</summary>
public static class CohortSchema
{
    /// <summary>The schema's text.</summary>
    public static string Text { get; } = BuiltInCascades.Resource("schema/cohort.schema.json") ?? throw new InvalidOperationException("the schema is missing from the program");
}
