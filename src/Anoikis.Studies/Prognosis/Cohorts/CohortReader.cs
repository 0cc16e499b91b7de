using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Reads cohort files (docs/prognosis.md). What the table itself must hold is checked when it is read: <see cref="CohortTable"/>.</summary>
public sealed partial class CohortReader
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".parquet", ".pq"];
    private static readonly SortedDictionary<string, bool> Missing = new(StringComparer.Ordinal) { ["complete"] = false, ["impute"] = true };
    private static readonly SortedDictionary<string, bool> Scales = new(StringComparer.Ordinal) { ["as_is"] = false, ["log2"] = true };
    private readonly DiagnosticBag _findings;
    private readonly ValueReader _values;

    private readonly ModelScoreReader _models;

    private CohortReader(string path, DiagnosticBag findings)
    {
        (_findings, _values) = (findings, new ValueReader(findings));
        _models = new ModelScoreReader(_values, Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".");
    }

    /// <summary>Reads a cohort file. Null, with findings, when anything is wrong.</summary>
    /// <param name="path">The file, as the user gave it.</param>
    /// <param name="settings">Values of the command line that take the place of the file's, in order.</param>
    /// <param name="data">The table in the place of the file's, from the working directory; or null.</param>
    /// <param name="findings">Takes every problem.</param>
    public static CohortPlan? ReadFile(string path, IReadOnlyList<Setting> settings, string? data, DiagnosticBag findings)
        => YamlText.ReadFile(path, path, findings) is { } root ? Read(root, path, settings, data, findings) : null;

    /// <summary>Reads a cohort that was read as YAML. Null, with findings, when anything is wrong.</summary>
    public static CohortPlan? Read(YamlNode root, string path, IReadOnlyList<Setting> settings, string? data, DiagnosticBag findings)
    {
        foreach (Setting setting in settings)
        {
            root = setting.Apply(root, findings);
        }

        CohortReader reader = new(path, findings);
        return reader._values.Group(root, "the cohort", "a group of keys, as docs/prognosis.md shows") is { } map ? reader.Cohort(map, path, data) : null;
    }

    private CohortPlan? Cohort(YamlMap map, string path, string? data)
    {
        GroupReader group = new(map, "the cohort", _values);
        string name = Names.Read(_values, group.Take("name"), "name") ?? Path.GetFileNameWithoutExtension(path);
        string description = group.Text("description") ?? "";
        string? file = DataFile(group, path, data);
        ImmutableArray<RowCondition> where = Items(group.Take("where"), "where", "conditions, as in [{column: cohort, is: [COAD, READ]}, {column: os_days, above: 0}]", Condition);
        string? id = group.Text("id");
        FollowUpPlan? followUp = FollowUp(group.Need("follow_up", "columns of the follow-up, as in {time: days, unit: d, event: died}"));
        double? horizon = Horizon(group.Take("horizon"), followUp);
        ImmutableArray<string> strata = Words(group.Take("strata"), "strata", "columns, as in [cohort]");
        Formula? clinical = Clinical(group.Take("clinical"));
        LevelOrders levels = Levels(group.Take("levels"));
        ImmutableArray<MarkerPlan> markers = Markers(group.Need("markers", "columns that scores are made of, by name, as in {BCL2: {column: Bcl-2}}"));
        YamlNode? mappingNode = group.Take("mapping");
        (LevelMapping? mapping, int draws) = _models.Mapping(mappingNode);
        ImmutableArray<ScorePlan> scores = Scores(group.Need("scores", "scores by name, as in {balance: {expression: BCL2 - BAX}}"), markers);
        TargetPlan? targets = _models.Targets(group.Take("targets"), scores);
        ImmutableArray<SubgroupPlan> subgroups = Items(group.Take("subgroups"), "subgroups", "columns, as in [sex, {column: age, at: 60}]", Subgroup);
        bool? imputes = _values.Choice(group.Take("missing"), "missing", Missing);
        ResamplingPlan resampling = Resampling(group.Take("resampling"));
        long? seed = group.Integer("seed", 0, long.MaxValue);
        group.Finish();
        if (mapping is null && mappingNode is null && scores.Any(s => s.Model is not null))
            _findings.Error(map.Location, "the cohort has a score by a model and lacks 'mapping', how markers become levels: as in mapping: {platform: protein_array}");
        return _findings.HasErrors || file is null || followUp is null
            ? null
            : new CohortPlan
            {
                Name = name,
                Description = description,
                File = path,
                DataFile = file,
                Where = where,
                Id = id,
                FollowUp = followUp,
                Horizon = horizon,
                Strata = strata,
                Clinical = clinical,
                Levels = levels,
                Markers = markers,
                Mapping = mapping,
                MappingDraws = draws,
                Scores = scores,
                Targets = targets,
                Subgroups = subgroups,
                Imputes = imputes ?? false,
                Resampling = resampling,
                Seed = (ulong)(seed ?? 1),
                Text = YamlJson.Write(map, indented: true),
            };
    }

    private string? DataFile(GroupReader group, string path, string? given)
    {
        YamlNode? node = given is null ? group.Need("data", $"the table of patients, a file ({string.Join(", ", Extensions)}) by its path from this file's folder; --data names another") : group.Take("data");
        string? text = given ?? _values.Text(node, "data", 1000);
        if (text is null)
            return null;
        SourceLocation location = given is null ? node!.Location : new SourceLocation("--data", 0);
        if (text.Contains('\0', StringComparison.Ordinal) || !Extensions.Contains(Path.GetExtension(text), StringComparer.OrdinalIgnoreCase))
        {
            _findings.Error(location, $"data is '{new YamlScalar(text, true, location).Shown}'; allowed is a file that ends in {string.Join(", ", Extensions)}");
            return null;
        }

        string full = given ?? Path.Combine(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".", text);
        if (File.Exists(full))
            return full;
        _findings.Error(location, $"data is '{new YamlScalar(text, true, location).Shown}', but there is no such file{NearestFile.Hint(full, Extensions)}; --data names one");
        return null;
    }

    private FollowUpPlan? FollowUp(YamlNode? node)
    {
        if (_values.Group(node, "follow_up", "a group with time, unit and event") is not { } map)
            return null;
        GroupReader group = new(map, "follow_up", _values);
        string? time = _values.Text(group.Need("time", "the column of the end of observation"), "time");
        YamlNode? unitNode = group.Need("unit", $"the unit of times: {FollowUpUnit.Allowed}");
        FollowUpUnit? unit = unitNode is YamlScalar word ? FollowUpUnit.Find(word.Text) : null;
        if (unitNode is not null && unit is null)
            _values.Wrong(unitNode, "unit", FollowUpUnit.Allowed);
        string? happened = _values.Text(group.Need("event", "the column of the event, 0 and 1, or with event_value anything"), "event");
        string? value = group.Text("event_value");
        string? outcome = group.Text("outcome");
        string? entry = group.Text("entry");
        CompetingPlan? competing = Competing(group.Take("competing"));
        if (competing is not null && competing.Event == happened && (value is null || competing.Value is null || value == competing.Value))
            _findings.Error(map.Location, $"the event and the competing event are both in column '{happened}': give event_value and the competing event's value, and let them differ");
        group.Finish();
        return time is null || happened is null || unit is null ? null : new FollowUpPlan(time, unit, happened, value, outcome ?? happened, entry, competing);
    }

    private CompetingPlan? Competing(YamlNode? node)
    {
        if (_values.Group(node, "competing", "a group, as in {event: death, value: 1, time: death_days, name: death}") is not { } map)
            return null;
        GroupReader group = new(map, "competing", _values);
        string? column = _values.Text(group.Need("event", "the column of the competing event"), "event");
        string? value = group.Text("value");
        string? time = group.Text("time");
        string? name = group.Text("name");
        group.Finish();
        return column is null ? null : new CompetingPlan(column, value, time, name ?? (value is null ? column : $"{column} {value}"));
    }

    private double? Horizon(YamlNode? node, FollowUpPlan? followUp)
    {
        if (node is null)
            return null;
        double? horizon = node is YamlScalar scalar ? (followUp?.Unit ?? FollowUpUnit.All[0]).Read(scalar.Text) : null;
        if (horizon is null)
            _values.Wrong(node, "horizon", $"a length above 0 with its unit, as in 5 y; units are {FollowUpUnit.Allowed}");
        return horizon;
    }

    private Formula? Clinical(YamlNode? node)
    {
        if (_values.Text(node, "clinical", 10_000) is not { } text)
            return null;
        FindingList problems = [];
        Formula? formula = Formula.Parse(text, problems);
        foreach (Finding problem in problems)
        {
            _findings.Add(SurvivalDiagnostics.Of(problem, node!.Location));
        }

        if (formula is { Strata.Count: > 0 } or { Cluster: not null })
            _findings.Error(node!.Location, "clinical has strata(...) or cluster(...); strata have a key of their own, and clusters are not taken here");
        return formula;
    }

    private LevelOrders Levels(YamlNode? node)
    {
        FindingList problems = [];
        List<string> texts = [];
        foreach (YamlEntry entry in _values.Group(node, "levels", "lists of levels by column, the reference first, as in {grade: [1, 2, 3]}")?.Entries ?? [])
        {
            texts.Add($"{entry.Key}={string.Join(',', Words(entry.Value, entry.Key, "a list of levels"))}");
        }

        LevelOrders orders = LevelOrders.Parse(texts, problems);
        foreach (Finding problem in problems)
        {
            _findings.Add(SurvivalDiagnostics.Of(problem, node!.Location));
        }

        return orders;
    }

    private RowCondition? Condition(YamlNode node)
    {
        if (_values.Group(node, "a condition", "a group, as in {column: cohort, is: [COAD, READ]} or {column: days, above: 0}") is not { } map)
            return null;
        GroupReader group = new(map, "a condition", _values);
        string? column = _values.Text(group.Need("column", "a column"), "column");
        ImmutableArray<string> values = Words(group.Take("is"), "is", "a value or a list of values");
        double? above = group.Number("above", NumberRange.Any);
        double? upTo = group.Number("up_to", NumberRange.Any);
        group.Finish();
        if (values.IsEmpty && above is null && upTo is null)
            _findings.Error(map.Location, "a condition says what is wanted of its column: is, above or up_to");
        else if (!values.IsEmpty && (above is not null || upTo is not null))
            _findings.Error(map.Location, "a condition takes values (is) or a range (above, up_to), not both");
        return column is null ? null : new RowCondition(column, values, above ?? double.NegativeInfinity, upTo ?? double.PositiveInfinity);
    }

    private SubgroupPlan? Subgroup(YamlNode node)
    {
        if (node is YamlScalar)
            return _values.Text(node, "subgroups") is { } name ? new SubgroupPlan(name, null) : null;
        if (_values.Group(node, "a subgroup", "a column, or {column: age, at: 60}") is not { } map)
            return null;
        GroupReader group = new(map, "a subgroup", _values);
        string? column = _values.Text(group.Need("column", "a column"), "column");
        double? at = _values.Number(group.Need("at", "the number that divides it: up to it, and above"), "at", NumberRange.Any);
        group.Finish();
        return column is null ? null : new SubgroupPlan(column, at);
    }

    private ImmutableArray<MarkerPlan> Markers(YamlNode? node)
    {
        var markers = ImmutableArray.CreateBuilder<MarkerPlan>();
        foreach (YamlEntry entry in _values.Group(node, "markers", "columns by name, as in {BCL2: {column: Bcl-2}}")?.Entries ?? [])
        {
            if (!MarkerName().IsMatch(entry.Key))
                _findings.Error(entry.KeyLocation, $"a marker is named '{new YamlScalar(entry.Key, true, entry.KeyLocation).Shown}'; allowed is a word of letters, digits, '.' and '_' that begins with a letter, for expressions to name it");
            if (_values.Group(entry.Value, entry.Key, "a group with the marker's column") is not { } map)
                continue;
            GroupReader group = new(map, $"marker {entry.Key}", _values);
            string? column = _values.Text(group.Need("column", "the column of the table"), "column");
            bool log2 = _values.Choice(group.Take("scale"), "scale", Scales) ?? false;
            double offset = group.Number("offset", NumberRange.NotNegative) ?? 0;
            bool standardised = group.Truth("standardise") ?? false;
            string unit = group.Text("unit") ?? "";
            double error = group.Number("error", NumberRange.NotNegative) ?? 0;
            string source = Source(group, map, error > 0, $"marker {entry.Key}");
            group.Finish();
            if (column is not null)
                markers.Add(new MarkerPlan(entry.Key, column, log2, offset, standardised, unit, error, source));
        }

        if (markers.Count == 0 && node is YamlMap)
            _findings.Error(node.Location, "markers is empty; a score is made of at least one");
        return markers.ToImmutable();
    }

    // A number that nobody measured says so, with its range.
    private string Source(GroupReader group, YamlMap map, bool isNeeded, string name)
    {
        string? source = group.Text("source");
        string? assumed = group.Text("assumed");
        if (isNeeded && source is null && assumed is null)
            _findings.Error(map.Location, $"{name} states an error without saying where it comes from: give source, or assumed with its range, as in {{error: 0.2, assumed: 0.1 to 0.4}}");
        return source ?? (assumed is null ? "" : $"assumed, {assumed}");
    }

    private ImmutableArray<ScorePlan> Scores(YamlNode? node, ImmutableArray<MarkerPlan> markers)
    {
        var scores = ImmutableArray.CreateBuilder<ScorePlan>();
        foreach (YamlEntry entry in _values.Group(node, "scores", "scores by name, as in {balance: {expression: BCL2 - BAX}}")?.Entries ?? [])
        {
            Names.Check(_values, entry.Key, entry.KeyLocation, "a score");
            if (_values.Group(entry.Value, entry.Key, "a group with the score's expression") is not { } map)
                continue;
            GroupReader group = new(map, $"score {entry.Key}", _values);
            YamlNode? expressionNode = group.Take("expression");
            YamlNode? modelNode = group.Take("model");
            string? expression = Expression(expressionNode, markers);
            ModelScore? model = _models.Read(modelNode, group, markers);
            string about = group.Text("about") ?? "";
            string source = group.Text("source") ?? "";
            group.Finish();
            if ((expressionNode is null) == (modelNode is null))
                _findings.Error(map.Location, $"score {entry.Key} has {(modelNode is null ? "neither expression nor model" : "both expression and model")}: allowed is arithmetic on markers (expression: BCL2 + BCL2L1 - BAK1 - BAX) or a model of the network (model: {string.Join(", ", ModelScores.Names)})");
            else if (expression is not null)
                scores.Add(new ScorePlan(entry.Key, expression, about, source));
            else if (model is not null)
                scores.Add(new ScorePlan(entry.Key, $"{model.Number.Title} ({model.Score.Name}, {model.Number.Name})", about.Length > 0 ? about : model.Score.Meaning, source) { Model = model });
        }

        if (scores.Count == 0 && node is YamlMap { Entries.Length: 0 })
            _findings.Error(node.Location, "scores is empty; there is nothing to ask of the cohort");
        return scores.ToImmutable();
    }

    private string? Expression(YamlNode? node, ImmutableArray<MarkerPlan> markers)
    {
        if (_values.Text(node, "expression", 10_000) is not { } text)
            return null;
        if (ClosesTooEarly(text))
        {
            _findings.Error(node!.Location, $"expression is '{text}', in which a parenthesis closes that none opened");
            return null;
        }

        FindingList problems = [];
        Formula? formula = Formula.Parse($"I({text})", problems);
        foreach (Finding problem in problems)
        {
            _findings.Add(SurvivalDiagnostics.Of(problem, node!.Location));
        }

        if (formula is { Terms.Count: not 1 })
            _findings.Error(node!.Location, $"expression is '{text}'; allowed is arithmetic on markers");
        foreach (string unknown in formula?.Columns.Where(c => markers.All(m => m.Name != c)).Distinct() ?? [])
        {
            _findings.Error(node!.Location, $"there is no marker '{unknown}'{NearestName.Hint(unknown, markers.Select(m => m.Name))}; markers are {string.Join(", ", markers.Select(m => m.Name))}");
        }

        if (formula is not null && !formula.Columns.Any())
            _findings.Error(node!.Location, $"expression is '{text}', which names no marker");
        return text;
    }

    // The text is read as the inside of a term of its own and must not end it.
    private static bool ClosesTooEarly(string text)
    {
        int depth = 0;
        return text.Any(c => (depth += c == '(' ? 1 : c == ')' ? -1 : 0) < 0);
    }

    private ResamplingPlan Resampling(YamlNode? node)
    {
        ResamplingPlan plan = new();
        if (_values.Group(node, "resampling", "a group, as in {bootstrap: 200, folds: 10}") is not { } map)
            return plan;
        GroupReader group = new(map, "resampling", _values);
        int Read(string key, int least, int most, int usual) => (int)(group.Integer(key, least, most) ?? usual);
        plan = new ResamplingPlan(
            Read("bootstrap", 0, 100_000, plan.Bootstrap), Read("folds", 2, 1000, plan.Folds), Read("permutations", 0, 1_000_000, plan.Permutations), Read("imputations", 2, 1000, plan.Imputations), Read("mapping_draws", 0, 100_000, plan.MappingDraws));
        group.Finish();
        return plan;
    }

    private ImmutableArray<T> Items<T>(YamlNode? node, string key, string allowed, Func<YamlNode, T?> read)
        where T : class
        => [.. (_values.List(node, key, allowed)?.Items ?? []).Select(read).OfType<T>()];

    private ImmutableArray<string> Words(YamlNode? node, string key, string allowed)
        => node is YamlScalar scalar ? [scalar.Text] : [.. (_values.List(node, key, allowed)?.Items ?? []).Select(i => _values.Text(i, key)).OfType<string>()];

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._]{0,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MarkerName();
}
