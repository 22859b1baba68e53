CREATE VIEW "nodes" AS
SELECT ident.id, kind.text AS kind, node.name, coalesce(node.status, 'active') AS status, node.valid_from,
    node.valid_to, node.body AS other_fields, origin.text AS origin, revision.recorded_at
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
JOIN gt_word AS kind ON kind.code = node.kind JOIN gt_word AS origin ON origin.code = node.origin
JOIN gt_revision AS revision ON revision.revision = node.revision;

CREATE VIEW "links" AS
SELECT source.id AS "from", kind.text AS kind, target.id AS "to", coalesce(link.strength, 3) AS strength,
    coalesce(link.basis, 'asserted') AS basis, link.valid_from, link.valid_to, link.body AS other_fields,
    origin.text AS origin, revision.recorded_at
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
JOIN gt_word AS kind ON kind.code = link.kind JOIN gt_word AS origin ON origin.code = link.origin
JOIN gt_revision AS revision ON revision.revision = link.revision;

CREATE VIEW "readings" AS
SELECT measure.id AS measure, reading.date, coalesce(reading.value, reading.numerator / reading.denominator) AS value,
    reading.numerator, reading.denominator, reading.note, reading.excluded, reading.reason
FROM gt_reading AS reading JOIN gt_ident AS measure ON measure.key = reading.measure;

CREATE VIEW "revisions" AS
SELECT revision, recorded_at, who, why, source, action, undoes, changes FROM gt_revision;

CREATE VIEW "activity" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.work_type') AS "work_type",
    json_extract(node.body, '$.wte') AS "wte",
    json_extract(node.body, '$.cost') AS "cost"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Activity');

CREATE VIEW "assessment" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.dimension') AS "dimension",
    json_extract(node.body, '$.level') AS "level",
    json_extract(node.body, '$.on') AS "on",
    json_extract(node.body, '$.evidence') AS "evidence"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Assessment');

CREATE VIEW "assurance" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.line') AS "line",
    json_extract(node.body, '$.external') AS "external",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.done_on') AS "done_on",
    json_extract(node.body, '$.next_due') AS "next_due",
    json_extract(node.body, '$.period_from') AS "period_from",
    json_extract(node.body, '$.period_to') AS "period_to",
    json_extract(node.body, '$.rating') AS "rating"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Assurance');

CREATE VIEW "capability" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.level') AS "level"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Capability');

CREATE VIEW "change_idea" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.leverage_level') AS "leverage_level"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'ChangeIdea');

CREATE VIEW "control" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.cadence') AS "cadence",
    json_extract(node.body, '$.effectiveness') AS "effectiveness"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Control');

CREATE VIEW "decision" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.made_on') AS "made_on",
    json_extract(node.body, '$.quality_impact_assessed') AS "quality_impact_assessed"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Decision');

CREATE VIEW "directive" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.issuer') AS "issuer",
    json_extract(node.body, '$.year') AS "year",
    json_extract(node.body, '$.binding') AS "binding"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Directive');

CREATE VIEW "document" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.url') AS "url",
    json_extract(node.body, '$.date') AS "date"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Document');

CREATE VIEW "driver" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.order') AS "order"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Driver');

CREATE VIEW "feedback" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.origin') AS "origin",
    json_extract(node.body, '$.class') AS "class",
    json_extract(node.body, '$.received_on') AS "received_on",
    json_extract(node.body, '$.polarity') AS "polarity",
    json_extract(node.body, '$.severity') AS "severity",
    json_extract(node.body, '$.state') AS "state",
    json_extract(node.body, '$.theme') AS "theme",
    json_extract(node.body, '$.told_back_on') AS "told_back_on",
    json_extract(node.body, '$.answer') AS "answer",
    json_extract(node.body, '$.implies') AS "implies",
    json_extract(node.body, '$.disposition') AS "disposition",
    json_extract(node.body, '$.candour') AS "candour"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Feedback');

CREATE VIEW "forum" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.tier') AS "tier",
    json_extract(node.body, '$.cadence') AS "cadence"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Forum');

CREATE VIEW "framework_item" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.scheme') AS "scheme",
    json_extract(node.body, '$.code') AS "code"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'FrameworkItem');

CREATE VIEW "improvement" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.work_type') AS "work_type",
    json_extract(node.body, '$.tier') AS "tier",
    json_extract(node.body, '$.mode') AS "mode",
    json_extract(node.body, '$.method') AS "method",
    json_extract(node.body, '$.aim') AS "aim",
    json_extract(node.body, '$.start') AS "start",
    json_extract(node.body, '$.end_planned') AS "end_planned",
    json_extract(node.body, '$.end_actual') AS "end_actual",
    json_extract(node.body, '$.wte') AS "wte",
    json_extract(node.body, '$.budget') AS "budget",
    json_extract(node.body, '$.stage') AS "stage",
    json_extract(node.body, '$.lived_experience') AS "lived_experience"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Improvement');

CREATE VIEW "issue" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.state') AS "state",
    json_extract(node.body, '$.tier_now') AS "tier_now",
    json_extract(node.body, '$.raised_on') AS "raised_on",
    json_extract(node.body, '$.due') AS "due",
    json_extract(node.body, '$.resolved_on') AS "resolved_on",
    json_extract(node.body, '$.fixed_locally') AS "fixed_locally",
    json_extract(node.body, '$.situation') AS "situation",
    json_extract(node.body, '$.background') AS "background",
    json_extract(node.body, '$.assessment') AS "assessment",
    json_extract(node.body, '$.recommendation') AS "recommendation"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Issue');

CREATE VIEW "learning" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.verdict') AS "verdict",
    json_extract(node.body, '$.spreadable') AS "spreadable",
    json_extract(node.body, '$.context') AS "context"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Learning');

CREATE VIEW "measure" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.direction') AS "direction",
    json_extract(node.body, '$.measured_in') AS "measured_in",
    json_extract(node.body, '$.frequency') AS "frequency",
    json_extract(node.body, '$.definition') AS "definition",
    json_extract(node.body, '$.numerator') AS "numerator",
    json_extract(node.body, '$.denominator') AS "denominator",
    json_extract(node.body, '$.target') AS "target",
    json_extract(node.body, '$.target_from') AS "target_from",
    coalesce(json_extract(node.body, '$.chart'), 'xmr') AS "chart",
    coalesce(json_extract(node.body, '$.screen_moving_ranges'), 1) AS "screen_moving_ranges",
    json_extract(node.body, '$.fix_after') AS "fix_after",
    json_extract(node.body, '$.rebase_dates') AS "rebase_dates",
    json_extract(node.body, '$.unit') AS "unit",
    json_extract(node.body, '$.tier') AS "tier",
    json_extract(node.body, '$.source_system') AS "source_system"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Measure');

CREATE VIEW "model_element" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'ModelElement');

CREATE VIEW "need" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.importance') AS "importance",
    json_extract(node.body, '$.need_type') AS "need_type",
    json_extract(node.body, '$.met_level') AS "met_level",
    json_extract(node.body, '$.last_heard_on') AS "last_heard_on"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Need');

CREATE VIEW "objective" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.level') AS "level",
    json_extract(node.body, '$.intent') AS "intent",
    json_extract(node.body, '$.unit') AS "unit",
    json_extract(node.body, '$.aim') AS "aim",
    json_extract(node.body, '$.due') AS "due"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Objective');

CREATE VIEW "org_unit" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.level') AS "level"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'OrgUnit');

CREATE VIEW "outcome" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.timeframe') AS "timeframe",
    json_extract(node.body, '$.population') AS "population"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Outcome');

CREATE VIEW "plan" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.period_start') AS "period_start",
    json_extract(node.body, '$.period_end') AS "period_end",
    json_extract(node.body, '$.approved_on') AS "approved_on",
    json_extract(node.body, '$.unit') AS "unit"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Plan');

CREATE VIEW "priority" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.horizon') AS "horizon",
    json_extract(node.body, '$.unit') AS "unit",
    json_extract(node.body, '$.aim') AS "aim",
    json_extract(node.body, '$.due') AS "due",
    json_extract(node.body, '$.rank') AS "rank",
    json_extract(node.body, '$.relevant') AS "relevant"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Priority');

CREATE VIEW "process" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.lane') AS "lane",
    json_extract(node.body, '$.number') AS "number",
    json_extract(node.body, '$.unit') AS "unit",
    json_extract(node.body, '$.importance') AS "importance",
    json_extract(node.body, '$.current_state') AS "current_state",
    coalesce(json_extract(node.body, '$.work_type'), 'business_as_usual') AS "work_type",
    json_extract(node.body, '$.cycle_time') AS "cycle_time",
    json_extract(node.body, '$.cycle_time_unit') AS "cycle_time_unit"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Process');

CREATE VIEW "purpose" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.statement') AS "statement",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.unit') AS "unit"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Purpose');

CREATE VIEW "requirement" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.text') AS "text",
    json_extract(node.body, '$.ref') AS "ref",
    json_extract(node.body, '$.binding') AS "binding"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Requirement');

CREATE VIEW "resource" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.type') AS "type",
    json_extract(node.body, '$.quantity') AS "quantity",
    json_extract(node.body, '$.measured_in') AS "measured_in",
    json_extract(node.body, '$.external') AS "external",
    json_extract(node.body, '$.substitute_exists') AS "substitute_exists"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Resource');

CREATE VIEW "risk" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.likelihood') AS "likelihood",
    json_extract(node.body, '$.consequence') AS "consequence",
    json_extract(node.body, '$.scored_on') AS "scored_on",
    json_extract(node.body, '$.inherent_likelihood') AS "inherent_likelihood",
    json_extract(node.body, '$.inherent_consequence') AS "inherent_consequence",
    json_extract(node.body, '$.target_likelihood') AS "target_likelihood",
    json_extract(node.body, '$.target_consequence') AS "target_consequence",
    json_extract(node.body, '$.principal') AS "principal",
    json_extract(node.body, '$.category') AS "category"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Risk');

CREATE VIEW "role" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.holder') AS "holder",
    json_extract(node.body, '$.wte') AS "wte",
    json_extract(node.body, '$.held_since') AS "held_since"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Role');

CREATE VIEW "service" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.critical') AS "critical",
    json_extract(node.body, '$.volume') AS "volume",
    json_extract(node.body, '$.period') AS "period"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Service');

CREATE VIEW "stakeholder_group" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.stake') AS "stake",
    json_extract(node.body, '$.customer') AS "customer",
    json_extract(node.body, '$.size') AS "size"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'StakeholderGroup');

CREATE VIEW "standard_work" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.version') AS "version",
    json_extract(node.body, '$.issued_on') AS "issued_on",
    json_extract(node.body, '$.author_level') AS "author_level",
    json_extract(node.body, '$.url') AS "url"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'StandardWork');

CREATE VIEW "system_factor" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.controllable') AS "controllable",
    json_extract(node.body, '$.important') AS "important",
    json_extract(node.body, '$.likely_to_change') AS "likely_to_change"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'SystemFactor');

CREATE VIEW "test" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.cycle') AS "cycle",
    json_extract(node.body, '$.prediction') AS "prediction",
    json_extract(node.body, '$.start') AS "start",
    json_extract(node.body, '$.end') AS "end",
    json_extract(node.body, '$.result') AS "result",
    json_extract(node.body, '$.act') AS "act"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Test');

CREATE VIEW "tool" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.aspect') AS "aspect"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Tool');

CREATE VIEW "value" AS
SELECT ident.id,
    node.name,
    json_extract(node.body, '$.name_cy') AS "name_cy",
    json_extract(node.body, '$.summary') AS "summary",
    coalesce(node.status, 'active') AS "status",
    node.valid_from AS "valid_from",
    node.valid_to AS "valid_to",
    coalesce(json_extract(node.body, '$.confidence'), 'believed') AS "confidence",
    json_extract(node.body, '$.source') AS "source",
    json_extract(node.body, '$.reviewed_on') AS "reviewed_on",
    json_extract(node.body, '$.review_due') AS "review_due",
    json_extract(node.body, '$.tags') AS "tags",
    json_extract(node.body, '$.hidden') AS "hidden",
    json_extract(node.body, '$.statement') AS "statement"
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = 'Value');

CREATE VIEW "link_belongs_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'belongs_to');

CREATE VIEW "link_assessed" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'assessed');

CREATE VIEW "link_informs" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'informs');

CREATE VIEW "link_satisfies" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'satisfies');

CREATE VIEW "link_acts_on" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'acts_on');

CREATE VIEW "link_owned_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'owned_by');

CREATE VIEW "link_assured_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'assured_by');

CREATE VIEW "link_about" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'about');

CREATE VIEW "link_stops" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'stops');

CREATE VIEW "link_evidenced_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'evidenced_by');

CREATE VIEW "link_drives" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'drives');

CREATE VIEW "link_raised_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'raised_by');

CREATE VIEW "link_answered_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'answered_by');

CREATE VIEW "link_prompted" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'prompted');

CREATE VIEW "link_reports_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'reports_to');

CREATE VIEW "link_oversees" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'oversees');

CREATE VIEW "link_classified_as" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'classified_as');

CREATE VIEW "link_delivers" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'delivers');

CREATE VIEW "link_improves" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'improves');

CREATE VIEW "link_sponsored_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'sponsored_by');

CREATE VIEW "link_led_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'led_by');

CREATE VIEW "link_coached_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'coached_by');

CREATE VIEW "link_involves" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'involves');

CREATE VIEW "link_depends_on" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.criticality') AS "criticality",
    json_extract(link.body, '$.substitute') AS "substitute"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'depends_on');

CREATE VIEW "link_requires_capability" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.count') AS "count"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'requires_capability');

CREATE VIEW "link_uses" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'uses');

CREATE VIEW "link_conflicts_with" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'conflicts_with');

CREATE VIEW "link_escalated_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.on') AS "on",
    json_extract(link.body, '$.answered_on') AS "answered_on"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'escalated_to');

CREATE VIEW "link_found_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'found_by');

CREATE VIEW "link_learned_from" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'learned_from');

CREATE VIEW "link_adopted_in" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'adopted_in');

CREATE VIEW "link_measures" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.measure_type') AS "measure_type"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'measures');

CREATE VIEW "link_rolls_up_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'rolls_up_to');

CREATE VIEW "link_influences" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.polarity') AS "polarity",
    json_extract(link.body, '$.delay') AS "delay"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'influences');

CREATE VIEW "link_relates_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.relation') AS "relation"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'relates_to');

CREATE VIEW "link_felt_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'felt_by');

CREATE VIEW "link_aligns_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'aligns_to');

CREATE VIEW "link_achieves" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'achieves');

CREATE VIEW "link_addresses" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'addresses');

CREATE VIEW "link_part_of" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'part_of');

CREATE VIEW "link_runs" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'runs');

CREATE VIEW "link_has_capability" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.count') AS "count"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'has_capability');

CREATE VIEW "link_allocates" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.wte') AS "wte",
    json_extract(link.body, '$.amount') AS "amount"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'allocates');

CREATE VIEW "link_covers" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.disposition') AS "disposition",
    json_extract(link.body, '$.reason') AS "reason"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'covers');

CREATE VIEW "link_contributes_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'contributes_to');

CREATE VIEW "link_flows_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source",
    json_extract(link.body, '$.medium') AS "medium"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'flows_to');

CREATE VIEW "link_enables" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'enables');

CREATE VIEW "link_steers" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'steers');

CREATE VIEW "link_produces" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'produces');

CREATE VIEW "link_standardised_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'standardised_by');

CREATE VIEW "link_controlled_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'controlled_by');

CREATE VIEW "link_exists_to_meet" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'exists_to_meet');

CREATE VIEW "link_derived_from" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'derived_from');

CREATE VIEW "link_applies_to" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'applies_to');

CREATE VIEW "link_threatens" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'threatens');

CREATE VIEW "link_mitigated_by" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'mitigated_by');

CREATE VIEW "link_sits_on" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'sits_on');

CREATE VIEW "link_meets" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'meets');

CREATE VIEW "link_tests" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'tests');

CREATE VIEW "link_works_with" AS
SELECT source.id AS "from",
    target.id AS "to",
    coalesce(link.strength, 3) AS "strength",
    coalesce(link.basis, 'asserted') AS "basis",
    json_extract(link.body, '$.rationale') AS "rationale",
    link.valid_from AS "valid_from",
    link.valid_to AS "valid_to",
    json_extract(link.body, '$.confidence') AS "confidence",
    json_extract(link.body, '$.source') AS "source"
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = 'works_with');
