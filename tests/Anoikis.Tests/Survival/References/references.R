# Makes the references of the survival tests: Rscript references.R FOLDER_OF_DATA FOLDER_OF_REFERENCES
# Each case records the R line that gave its numbers.
suppressMessages({library(survival); library(jsonlite)})
options(warn = -1)
invisible(Sys.setlocale("LC_COLLATE", "C")) # levels in ordinal order
args <- commandArgs(trailingOnly = TRUE)
read <- function(name) read.csv(file.path(args[1], paste0(name, ".csv")), stringsAsFactors = TRUE)
for (name in c("veteran", "lung", "colon", "gbsg", "rotterdam", "heart", "kidney")) assign(name, read(name))
colon$rx <- factor(colon$rx, levels = c("Obs", "Lev", "Lev+5FU"))
write <- function(cases, file) writeLines(toJSON(cases, digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = 1), file.path(args[2], file))
tight <- coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 100)
first <- function(x, n = 12) if (is.matrix(x)) lapply(seq_len(min(n, nrow(x))), function(i) I(unname(x[i, ]))) else I(unname(head(x, n)))

cox <- function(line, spec, newdata = NULL) {
  if (nzchar(Sys.getenv("SHOW"))) message(line)
  fit <- eval(parse(text = line))
  # Exact ties with start-stop rows lack their class and summary in this version of the package; the estimates are there.
  if (!inherits(fit, "coxph")) {
    se <- sqrt(diag(fit$var)); z <- coef(fit) / se
    return(list(r = line, spec = spec, n = fit$n, events = fit$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2],
      terms = lapply(seq_along(z), function(i) list(term = names(z)[i], coef = unname(coef(fit)[i]), se = se[i], robust_se = NULL, z = unname(z[i]), p = 2 * pnorm(-abs(unname(z[i])))))))
  }
  s <- summary(fit)
  keep <- !is.na(coef(fit))
  se <- sqrt(diag(if (is.null(fit$naive.var)) fit$var else fit$naive.var))
  out <- list(r = line, spec = spec, n = fit$n, events = fit$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2],
    terms = lapply(seq_along(coef(fit)), function(i) list(term = names(coef(fit))[i],
      coef = if (keep[i]) unname(coef(fit)[i]) else NULL, se = if (keep[i]) se[i] else NULL,
      robust_se = if (is.null(fit$naive.var)) NULL else sqrt(fit$var[i, i]),
      z = if (keep[i]) unname(s$coefficients[i, "z"]) else NULL, p = if (keep[i]) unname(s$coefficients[i, "Pr(>|z|)"]) else NULL)),
    score = unname(s$sctest[1]), wald = sum(coef(fit)[keep] * solve(fit$var[keep, keep], coef(fit)[keep])),
    concordance = unname(s$concordance[1]), concordance_se = unname(s$concordance[2]))
  if (any(keep)) {
    out$zph <- lapply(c("km", "rank", "identity", "log"), function(tr) {
      z <- tryCatch(cox.zph(fit, transform = tr)$table, error = function(e) NULL)
      if (is.null(z) || any(!is.finite(z[, 1]))) NULL else list(transform = tr, terms = lapply(seq_len(nrow(z)), function(i)
        list(term = rownames(z)[i], chisq = unname(z[i, 1]), df = unname(z[i, 2]), p = unname(z[i, 3]))))})
    out$martingale <- first(residuals(fit, "martingale"))
    out$deviance <- first(residuals(fit, "deviance"))
    if (all(keep) && fit$method != "exact") {
      out$score_residuals <- first(as.matrix(residuals(fit, "score")))
      out$dfbeta <- first(as.matrix(residuals(fit, "dfbeta", weighted = TRUE)))
      out$schoenfeld <- first(as.matrix(residuals(fit, "schoenfeld")))
    }
    if (!is.null(newdata)) {
      curves <- survfit(fit, newdata = newdata)
      out$newdata <- newdata
      out$curves <- lapply(seq_len(nrow(newdata)), function(i) { c <- curves[i]
        list(time = first(c$time, 20), survival = first(c$surv, 20), log_se = first(c$std.err, 20), lower = first(c$lower, 20), upper = first(c$upper, 20)) })
    }
  }
  out
}

lungspec <- function(formula, ...) list(data = "lung", time = "time", event = "status", event_value = "2", formula = formula, ...)
write(list(
  cox("coxph(Surv(time, status) ~ age + sex + ph.ecog, lung, control = tight)", lungspec("age + sex + ph.ecog"), data.frame(age = c(50, 70), sex = c(1, 2), ph.ecog = c(0, 2))),
  cox("coxph(Surv(time, status) ~ age + sex + ph.ecog, lung, ties = 'breslow', control = tight)", lungspec("age + sex + ph.ecog", ties = "breslow"), data.frame(age = c(50, 70), sex = c(1, 2), ph.ecog = c(0, 2))),
  cox("coxph(Surv(time, status) ~ age + sex + ph.ecog, lung, ties = 'exact', control = tight)", lungspec("age + sex + ph.ecog", ties = "exact")),
  cox("coxph(Surv(time, status) ~ age + sex + wt.loss + strata(inst), lung, control = tight)", lungspec("age + sex + wt.loss + strata(inst)")),
  cox("coxph(Surv(time, status) ~ sex + offset(log(age)), lung, control = tight)", lungspec("sex + offset(log(age))")),
  cox("coxph(Surv(time, status) ~ age + I(2 * age) + sex, lung, control = tight)", lungspec("age + I(2 * age) + sex")),
  cox("coxph(Surv(time, status) ~ factor(ph.ecog) * sex + ph.karno, lung, control = tight)", lungspec("factor(ph.ecog) * sex + ph.karno")),
  cox("coxph(Surv(time, status) ~ trt + celltype + karno + prior, veteran, control = tight)", list(data = "veteran", time = "time", event = "status", formula = "trt + celltype + karno + prior"), data.frame(trt = c(1, 2), celltype = c("adeno", "large"), karno = c(60, 30), prior = c(0, 10))),
  cox("coxph(Surv(time, status) ~ trt + celltype + karno + prior, veteran, ties = 'exact', control = tight)", list(data = "veteran", time = "time", event = "status", formula = "trt + celltype + karno + prior", ties = "exact")),
  cox("coxph(Surv(diagtime, time, status) ~ age + karno + strata(celltype), veteran, control = tight)", list(data = "veteran", start = "diagtime", time = "time", event = "status", formula = "age + karno + strata(celltype)")),
  cox("coxph(Surv(time, status) ~ rx + age + sex + nodes, colon, subset = etype == 2, control = tight)", list(data = "colon", time = "time", event = "status", where = "etype=2", levels = "rx=Obs,Lev,Lev+5FU", formula = "rx + age + sex + nodes")),
  cox("coxph(Surv(time, status) ~ rx + extent + node4 + strata(etype) + cluster(id), colon, control = tight)", list(data = "colon", time = "time", event = "status", levels = "rx=Obs,Lev,Lev+5FU", formula = "rx + extent + node4 + strata(etype) + cluster(id)")),
  cox("coxph(Surv(rfstime, status) ~ age + meno + size + factor(grade) + nodes + pgr + er + hormon, gbsg, control = tight)", list(data = "gbsg", time = "rfstime", event = "status", formula = "age + meno + size + factor(grade) + nodes + pgr + er + hormon")),
  cox("coxph(Surv(rfstime, status) ~ age + nodes + hormon, gbsg, weights = grade, control = tight)", list(data = "gbsg", time = "rfstime", event = "status", weights = "grade", formula = "age + nodes + hormon")),
  cox("coxph(Surv(rfstime, status) ~ age + nodes + hormon, gbsg, weights = grade, ties = 'breslow', control = tight)", list(data = "gbsg", time = "rfstime", event = "status", weights = "grade", ties = "breslow", formula = "age + nodes + hormon")),
  cox("coxph(Surv(rtime, recur) ~ age + size + log(pgr + 1) + chemo * hormon + strata(grade), rotterdam, control = tight)", list(data = "rotterdam", time = "rtime", event = "recur", formula = "age + size + log(pgr + 1) + chemo * hormon + strata(grade)")),
  cox("coxph(Surv(start, stop, event) ~ age + year + surgery * transplant, heart, control = tight)", list(data = "heart", start = "start", time = "stop", event = "event", formula = "age + year + surgery * transplant"), data.frame(age = c(-10, 5), year = c(1, 4), surgery = c(0, 1), transplant = c(1, 0))),
  cox("coxph(Surv(start, stop, event) ~ age + year + surgery * transplant, heart, ties = 'exact', control = coxph.control(eps = 1e-11, toler.chol = 1e-13, iter.max = 100))", list(data = "heart", start = "start", time = "stop", event = "event", ties = "exact", formula = "age + year + surgery * transplant")),
  cox("coxph(Surv(start, stop, event) ~ age + surgery + transplant + cluster(id), heart, ties = 'breslow', control = tight)", list(data = "heart", start = "start", time = "stop", event = "event", ties = "breslow", formula = "age + surgery + transplant + cluster(id)")),
  cox("coxph(Surv(time, status) ~ age + sex + disease, kidney, weights = frail, control = tight)", list(data = "kidney", time = "time", event = "status", weights = "frail", formula = "age + sex + disease")),
  cox("coxph(Surv(time, status) ~ age + sex + strata(disease) + cluster(id), kidney, control = tight)", list(data = "kidney", time = "time", event = "status", formula = "age + sex + strata(disease) + cluster(id)"))
), "cox.json")

profile <- function(response, right, name, data, column, spec, ties = "efron", strata = NULL, weights = NULL) {
  x <- model.matrix(as.formula(paste("~", right)), data)[, -1, drop = FALSE]; y <- eval(parse(text = response), data); s <- if (is.null(strata)) rep(1, nrow(x)) else data[[strata]]; w <- if (is.null(weights)) rep(1, nrow(x)) else data[[weights]]
  sharp <- if (ties == "exact") coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100) else tight
  at <- function(...) if (ties == "exact") coxph(..., ties = ties, control = sharp) else coxph(..., ties = ties, weights = w, control = sharp)
  fit <- at(y ~ x + strata(s)); b <- unname(fit$coefficients[column]); se <- sqrt(fit$var[column, column]); rest <- x[, -column, drop = FALSE]
  drop <- function(v) { known <- v * x[, column]; 2 * (fit$loglik[2] - tail(at(y ~ rest + strata(s) + offset(known))$loglik, 1)) - qchisq(0.95, 1) }
  list(r = sprintf("roots of 2 (loglik - profile) = qchisq(0.95, 1) over coefficient %d of coxph(%s ~ %s%s, %s, ties = '%s'%s)", column, response, right, if (is.null(strata)) "" else sprintf(" + strata(%s)", strata), name, ties, if (is.null(weights)) "" else sprintf(", weights = %s", weights)),
    spec = c(spec, formula = paste0(right, if (is.null(strata)) "" else sprintf(" + strata(%s)", strata)), ties = ties, weights = weights), column = column - 1,
    lower = uniroot(drop, c(b - 5 * se, b), tol = 1e-13)$root, upper = uniroot(drop, c(b, b + 5 * se), tol = 1e-13)$root)
}
whole <- function(data, ...) data[complete.cases(data[, c(...)]), ]
lungs <- list(data = "lung", time = "time", event = "status", event_value = "2"); hearts <- list(data = "heart", start = "start", time = "stop", event = "event"); vets <- list(data = "veteran", time = "time", event = "status")
write(list(
  profile("Surv(time, status)", "age + sex + ph.ecog", "lung", whole(lung, "ph.ecog"), 2, lungs),
  profile("Surv(time, status)", "age + sex + wt.loss", "lung", whole(lung, "wt.loss", "inst"), 3, lungs, strata = "inst"),
  profile("Surv(time, status)", "age + sex + ph.ecog", "lung", whole(lung, "ph.ecog"), 3, lungs, ties = "exact"),
  profile("Surv(time, status)", "trt + celltype + karno + prior", "veteran", veteran, 5, vets),
  profile("Surv(time, status)", "trt + celltype + karno", "veteran", veteran, 1, vets, ties = "exact"),
  profile("Surv(diagtime, time, status)", "age + karno", "veteran", veteran[veteran$diagtime < veteran$time, ], 2, c(vets, start = "diagtime"), strata = "celltype"),
  profile("Surv(start, stop, event)", "age + surgery + transplant", "heart", heart, 2, hearts),
  profile("Surv(start, stop, event)", "age + year", "heart", heart, 1, hearts, ties = "exact"),
  profile("Surv(start, stop, event)", "age + year + surgery", "heart", heart, 3, hearts, ties = "breslow"),
  profile("Surv(rfstime, status)", "age + nodes + hormon", "gbsg", gbsg, 2, list(data = "gbsg", time = "rfstime", event = "status"), weights = "grade"),
  profile("Surv(rtime, recur)", "age + size + nodes + hormon", "rotterdam", rotterdam, 5, list(data = "rotterdam", time = "rtime", event = "recur"), strata = "grade"),
  profile("Surv(time, status)", "rx + age + sex + nodes", "colon", whole(colon[colon$etype == 2, ], "nodes"), 2, list(data = "colon", time = "time", event = "status", where = "etype=2", levels = "rx=Obs,Lev,Lev+5FU")),
  profile("Surv(time, status)", "age + sex + disease", "kidney", kidney, 2, list(data = "kidney", time = "time", event = "status"))
), "profile.json")

km <- function(line, spec, groups = NULL) {
  fit <- eval(parse(text = line)); q <- quantile(fit, c(0.25, 0.5, 0.75))
  one <- function(f, name, i) list(group = name, n = f$n, median = unname(rbind(q$quantile)[i, 2]), lower = unname(rbind(q$lower)[i, 2]), upper = unname(rbind(q$upper)[i, 2]),
    quartile = unname(rbind(q$quantile)[i, 1]), third = unname(rbind(q$quantile)[i, 3]), rmean = NULL,
    rows = length(f$time), time = first(f$time, 30), at_risk = first(f$n.risk, 30), events = first(f$n.event, 30), survival = first(f$surv, 30),
    log_se = first(if (isTRUE(f$logse)) f$std.err else f$std.err / f$surv, 30), lower_curve = first(f$lower, 30), upper_curve = first(f$upper, 30),
    hazard = first(f$cumhaz, 30), hazard_se = if (isTRUE(f$logse)) first(f$std.chaz, 30) else NULL, last = unname(tail(f$surv, 1)))
  list(r = line, spec = spec, groups = if (is.null(fit$strata)) list(one(fit, "all", 1)) else lapply(seq_along(fit$strata), function(i) one(fit[i], names(fit$strata)[i], i)))
}
write(c(
  lapply(c("log", "log-log", "plain"), function(ct) km(sprintf("survfit(Surv(time, status) ~ celltype, veteran, conf.type = '%s')", ct), list(data = "veteran", time = "time", event = "status", group = "celltype", conf_type = ct))),
  lapply(c("log", "log-log", "plain"), function(ct) km(sprintf("survfit(Surv(time, status) ~ sex, lung, conf.type = '%s')", ct), list(data = "lung", time = "time", event = "status", event_value = "2", group = "sex", conf_type = ct))),
  list(km("survfit(Surv(start, stop, event) ~ surgery, heart, conf.type = 'log-log')", list(data = "heart", start = "start", time = "stop", event = "event", group = "surgery", conf_type = "log-log")),
    km("survfit(Surv(time, status) ~ sex, kidney, weights = age, conf.type = 'log')", list(data = "kidney", time = "time", event = "status", group = "sex", weights = "age", conf_type = "log")),
    km("survfit(Surv(time, status) ~ 1, kidney, weights = frail, conf.type = 'log')", list(data = "kidney", time = "time", event = "status", weights = "frail", conf_type = "log"))
)), "kaplan-meier.json")

logrank <- function(line, spec) {
  fit <- eval(parse(text = line)); o <- if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs; e <- if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp
  df <- sum(e > 0) - 1
  list(r = line, spec = spec, chisq = fit$chisq, df = df, p = pchisq(fit$chisq, df, lower.tail = FALSE), observed = I(o), expected = I(e))
}
# Weights that survdiff lacks, from the table of numbers at risk.
weighted <- function(w, name, data, time, event, group) {
  g <- factor(group); times <- sort(unique(time[event == 1])); u <- rep(0, nlevels(g)); v <- matrix(0, nlevels(g), nlevels(g)); peto <- 1; s <- 1
  for (t in times) {
    n <- sapply(levels(g), function(l) sum(time >= t & g == l)); d <- sapply(levels(g), function(l) sum(time == t & event == 1 & g == l)); N <- sum(n); D <- sum(d)
    peto <- peto * (1 - D / (N + 1)); k <- w(N, s, peto); s <- s * (1 - D / N)
    u <- u + k * (d - n * D / N); if (N > 1) v <- v + k^2 * D * (N - D) / (N - 1) * (diag(n / N) - outer(n, n) / N^2)
  }
  q <- sum(u[-1] * solve(v[-1, -1, drop = FALSE], u[-1])); sc <- seq_along(u)
  list(r = paste("sum of w (d - n D / N) over times, w =", deparse1(body(w))), spec = c(data, weight = name), chisq = q, df = nlevels(g) - 1,
    p = pchisq(q, nlevels(g) - 1, lower.tail = FALSE), trend = sum(sc * u)^2 / drop(sc %*% v %*% sc))
}
vet <- list(data = "veteran", time = "time", event = "status", group = "celltype")
write(list(
  logrank("survdiff(Surv(time, status) ~ sex, lung)", list(data = "lung", time = "time", event = "status", event_value = "2", group = "sex")),
  logrank("survdiff(Surv(time, status) ~ celltype, veteran)", vet),
  logrank("survdiff(Surv(time, status) ~ celltype, veteran, rho = 1)", c(vet, list(weight = "fh", rho = 1, gamma = 0))),
  logrank("survdiff(Surv(time, status) ~ celltype, veteran, rho = 0.5)", c(vet, list(weight = "fh", rho = 0.5, gamma = 0))),
  logrank("survdiff(Surv(time, status) ~ rx, colon, subset = etype == 2)", list(data = "colon", time = "time", event = "status", group = "rx", where = "etype=2", levels = "rx=Obs,Lev,Lev+5FU")),
  logrank("survdiff(Surv(time, status) ~ sex + strata(inst), lung)", list(data = "lung", time = "time", event = "status", event_value = "2", group = "sex", strata = "inst")),
  logrank("survdiff(Surv(rfstime, status) ~ hormon + strata(grade), gbsg, rho = 1)", list(data = "gbsg", time = "rfstime", event = "status", group = "hormon", strata = "grade", weight = "fh", rho = 1, gamma = 0)),
  weighted(function(n, s, p) 1, "logrank", vet, veteran$time, veteran$status, veteran$celltype),
  weighted(function(n, s, p) n, "gehan", vet, veteran$time, veteran$status, veteran$celltype),
  weighted(function(n, s, p) sqrt(n), "tarone-ware", vet, veteran$time, veteran$status, veteran$celltype),
  weighted(function(n, s, p) p, "peto", vet, veteran$time, veteran$status, veteran$celltype),
  weighted(function(n, s, p) s^0.5 * (1 - s)^2, "fh", c(vet, list(rho = 0.5, gamma = 2)), veteran$time, veteran$status, veteran$celltype)
), "log-rank.json")

conc <- function(line, spec) { fit <- eval(parse(text = line)); list(r = line, spec = spec, concordance = unname(fit$concordance), se = sqrt(fit$var)) }
write(list(
  conc("concordance(Surv(time, status) ~ age, lung, reverse = TRUE)", list(data = "lung", time = "time", event = "status", event_value = "2", score = "age")),
  conc("concordance(Surv(time, status) ~ karno, veteran, reverse = TRUE)", list(data = "veteran", time = "time", event = "status", score = "karno")),
  conc("concordance(Surv(rfstime, status) ~ nodes, gbsg, reverse = TRUE, timewt = 'n/G2')", list(data = "gbsg", time = "rfstime", event = "status", score = "nodes", weight = "uno")),
  conc("concordance(Surv(rfstime, status) ~ nodes, gbsg, reverse = TRUE, timewt = 'n/G2', ymax = 1500)", list(data = "gbsg", time = "rfstime", event = "status", score = "nodes", weight = "uno", horizon = 1500)),
  conc("concordance(Surv(rfstime, status) ~ nodes + strata(grade), gbsg, reverse = TRUE, weights = grade)", list(data = "gbsg", time = "rfstime", event = "status", score = "nodes", strata = "grade", weights = "grade")),
  conc("concordance(Surv(start, stop, event) ~ age, heart, reverse = TRUE)", list(data = "heart", start = "start", time = "stop", event = "event", score = "age")),
  conc("concordance(Surv(time, status) ~ age, kidney, reverse = TRUE, cluster = id)", list(data = "kidney", time = "time", event = "status", score = "age", cluster = "id"))
), "concordance.json")
for (file in list.files(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "^references-.*[.]R$", full.names = TRUE)) source(file)
