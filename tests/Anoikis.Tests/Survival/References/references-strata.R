# Cut-points, predictions and associations within strata; sourced by references.R.
suppressMessages(library(coin))

# maxstat's cuts and scores, in coin's test with blocks.
hl <- function(y) logrank_trafo(y, ties.method = "Hothorn-Lausen")
cuts <- function(x, least = 0.1, most = 0.9) {
  s <- sort(x); n <- length(x); k <- seq(max(1, floor(least * n)), min(n - 1, floor(most * n))); v <- s[k[s[k] != s[k + 1]]]
  z <- sapply(v, function(v) as.numeric(x <= v)); colnames(z) <- v; z
}
cut2 <- function(line, spec, data) {
  set.seed(1); y <- eval(parse(text = line[1]), data); d <- data.frame(y = I(y), x = data[[spec$marker]], s = factor(data[[spec$strata]]))
  t <- maxstat_test(y ~ x | s, d, ytrafo = function(data) trafo(data, surv_trafo = hl, block = d$s), xtrafo = function(data) trafo(data, numeric_trafo = cuts), distribution = approximate(nresample = 20000))
  list(r = sprintf("maxstat_test(%s ~ %s | factor(%s), ytrafo = within blocks by logrank_trafo(ties = 'Hothorn-Lausen'), distribution = approximate(20000))", line, spec$marker, spec$strata),
    spec = spec, statistic = unname(statistic(t)), cut = as.numeric(t@estimates$estimate$cutpoint), p = as.numeric(pvalue(t)), draws = 20000)
}
write(list(
  cut2("Surv(time, status)", list(data = "veteran", time = "time", event = "status", marker = "karno", strata = "celltype"), veteran),
  cut2("Surv(time, status)", list(data = "veteran", time = "time", event = "status", marker = "diagtime", strata = "celltype"), veteran),
  cut2("Surv(rfstime, status)", list(data = "gbsg", time = "rfstime", event = "status", marker = "age", strata = "grade"), gbsg),
  cut2("Surv(time, status == 2)", list(data = "lung", time = "time", event = "status", event_value = "2", marker = "age", strata = "sex"), lung)
), "cutpoint-strata.json")

# Predictions for all of a stratified model that was fitted to the first half.
within <- function(formula, strata, time) {
  full <- as.formula(paste("Surv(rfstime, status) ~", formula, "+ strata(", strata, ")"))
  fit <- coxph(full, gbsg[1:343, ], control = tight)
  s <- predict(fit, newdata = transform(gbsg, rfstime = time), type = "survival")
  lp <- unname(predict(fit, newdata = gbsg, type = "lp", reference = "zero"))
  risk <- Score(list(m = matrix(1 - s, ncol = 1)), formula = Surv(rfstime, status) ~ 1, data = gbsg, times = time, metrics = c("auc", "brier"), cens.model = "km", null.model = FALSE, conf.int = FALSE)
  g <- factor(gbsg[[strata]])
  list(r = sprintf("predict(coxph(Surv(rfstime, status) ~ %s + strata(%s), gbsg[1:343, ]), type = 'survival'); Score(...); concordance(... + strata(%s))", formula, strata, strata),
    formula = sprintf("%s + strata(%s)", formula, strata), time = time, survival = first(unname(s)), auc = risk$AUC$score$AUC, brier = risk$Brier$score$Brier,
    harrell = unname(concordance(Surv(rfstime, status) ~ lp + strata(g), gbsg, reverse = TRUE)$concordance),
    uno = unname(concordance(Surv(rfstime, status) ~ lp + strata(g), gbsg, reverse = TRUE, timewt = "n/G2", ymax = time)$concordance),
    slope = unname(coef(coxph(Surv(rfstime, status) ~ lp + strata(g), gbsg, control = tight))))
}
write(list(within("age + nodes + pgr", "grade", 1000), within("nodes + hormon", "meno", 1800)), "stratified-risk.json")

# Ranks of a marker against numbers and groups.
scaled <- function(x, s) ave(x, s, FUN = function(v) rank(v) / (length(v) + 1))
number <- function(data, marker, factor, strata = NULL) {
  d <- get(data); d <- d[!is.na(d[[marker]]) & !is.na(d[[factor]]), ]; s <- if (is.null(strata)) base::factor(rep(1, nrow(d))) else base::factor(d[[strata]])
  y <- scaled(d[[marker]], s); x <- scaled(d[[factor]], s)
  t <- if (is.null(strata)) independence_test(y ~ x, teststat = "quadratic") else independence_test(y ~ x | s, teststat = "quadratic")
  cy <- y - ave(y, s); cx <- x - ave(x, s)
  list(r = sprintf("independence_test(rank(%s) ~ rank(%s)%s, %s, teststat = 'quadratic')", marker, factor, if (is.null(strata)) "" else paste0(" | ", strata), data), data = data, marker = marker, factor = factor, strata = strata,
    kind = "number", n = nrow(d), chisq = unname(statistic(t)), df = 1, p = as.numeric(pvalue(t)), rho = if (is.null(strata)) cor(d[[marker]], d[[factor]], method = "spearman") else sum(cy * cx) / sqrt(sum(cy^2) * sum(cx^2)))
}
group <- function(data, marker, factor, strata = NULL) {
  d <- get(data); d <- d[!is.na(d[[marker]]) & !is.na(d[[factor]]), ]; g <- base::factor(d[[factor]]); s <- if (is.null(strata)) NULL else base::factor(d[[strata]])
  k <- if (is.null(strata)) kruskal.test(d[[marker]], g) else { y <- scaled(d[[marker]], s); t <- independence_test(y ~ g | s, teststat = "quadratic"); list(statistic = statistic(t), p.value = as.numeric(pvalue(t))) }
  list(r = if (is.null(strata)) sprintf("kruskal.test(%s ~ factor(%s), %s)", marker, factor, data) else sprintf("independence_test(rank(%s) / (n + 1) ~ factor(%s) | factor(%s), %s, teststat = 'quadratic')", marker, factor, strata, data),
    data = data, marker = marker, factor = factor, strata = strata, kind = "group", n = nrow(d), chisq = unname(k$statistic), df = nlevels(g) - 1, p = unname(k$p.value))
}
write(list(number("gbsg", "pgr", "age"), number("gbsg", "pgr", "nodes", "grade"), number("veteran", "karno", "age", "celltype"), number("lung", "meal.cal", "wt.loss"),
  group("gbsg", "pgr", "grade"), group("gbsg", "er", "meno", "grade"), group("veteran", "karno", "celltype"), group("veteran", "karno", "prior", "celltype"), group("rotterdam", "pgr", "grade", "meno")), "association.json")
