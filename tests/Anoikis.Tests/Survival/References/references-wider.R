# Late entries, strata, weights and ties where R has them, splines, differences of concordances, pooled models; sourced by references.R after the others.
suppressMessages({library(Hmisc)})
gbsg <- as.data.frame(gbsg) # riskRegression makes it a data.table

# Difference of the concordances of two models of the same subjects.
difference <- function(response, first, second, data, spec, more = "") {
  line <- sprintf("concordance(coxph(%s ~ %s), coxph(%s ~ %s)%s)", response, first, response, second, more)
  model <- function(right) eval(parse(text = sprintf("coxph(%s ~ %s, %s, control = tight%s)", response, right, data, if (is.null(spec$weights)) "" else sprintf(", weights = %s", spec$weights))))
  one <- model(first); other <- model(second)
  fit <- eval(parse(text = sprintf("concordance(one, other%s)", more))); contrast <- c(1, -1)
  list(r = paste0(line, "; c(1, -1) of its coefficients and covariance"), spec = c(spec, first = first, second = second), value = sum(contrast * coef(fit)), se = sqrt(drop(contrast %*% vcov(fit) %*% contrast)))
}
write(list(
  difference("Surv(time, status)", "age + prior", "karno", "veteran", list(data = "veteran", time = "time", event = "status")),
  difference("Surv(time, status)", "age + sex", "ph.ecog", "lung[!is.na(lung$ph.ecog), ]", list(data = "lung", time = "time", event = "status", event_value = "2")),
  difference("Surv(rfstime, status)", "age + nodes + pgr + strata(grade)", "nodes + strata(grade)", "gbsg", list(data = "gbsg", time = "rfstime", event = "status", strata = "grade")),
  difference("Surv(rfstime, status)", "nodes + pgr", "size", "gbsg", list(data = "gbsg", time = "rfstime", event = "status", weight = "uno", horizon = 1500), ", timewt = 'n/G2', ymax = 1500"),
  difference("Surv(start, stop, event)", "age + year", "surgery + transplant", "heart", list(data = "heart", start = "start", time = "stop", event = "event")),
  # With several fits concordance() weights the influences twice (its own error of one fit comes out otherwise), so they are taken one by one here.
  { p <- function(right) predict(coxph(as.formula(paste("Surv(time, status) ~", right)), kidney, weights = frail, control = tight), type = "lp")
    d <- function(score) { fit <- concordance(Surv(time, status) ~ score, kidney, weights = frail, reverse = TRUE, influence = 1); list(fit$concordance, fit$dfbeta) }
    one <- d(p("age + disease")); other <- d(p("sex"))
    list(r = "concordance(Surv(time, status) ~ score, kidney, weights = frail, reverse = TRUE, influence = 1) of both scores; sqrt(sum(rowsum(dfbeta1 - dfbeta2, id)^2))", spec = list(data = "kidney", time = "time", event = "status", cluster = "id", weights = "frail", first = "age + disease", second = "sex"),
      value = unname(one[[1]] - other[[1]]), se = sqrt(sum(rowsum(one[[2]] - other[[2]], kidney$id)^2))) }
), "concordance-difference.json")

# Late entries in the log-rank test: the score test of the discrete conditional likelihood is the log-rank test with the hypergeometric variance, ties included.
score <- function(line, spec) { fit <- eval(parse(text = line)); list(r = paste0(line, "$score"), spec = spec, chisq = unname(fit$score)) }
write(list(
  score("coxph(Surv(start, stop, event) ~ transplant, heart, ties = 'exact')", list(data = "heart", start = "start", time = "stop", event = "event", group = "transplant")),
  score("coxph(Surv(start, stop, event) ~ surgery + strata(transplant), heart, ties = 'exact')", list(data = "heart", start = "start", time = "stop", event = "event", group = "surgery", strata = "transplant")),
  score("coxph(Surv(diagtime, time, status) ~ celltype, veteran, ties = 'exact')", list(data = "veteran", start = "diagtime", time = "time", event = "status", group = "celltype")),
  score("coxph(Surv(time, status) ~ factor(ph.ecog), lung, ties = 'exact')", list(data = "lung", time = "time", event = "status", event_value = "2", group = "ph.ecog"))
), "log-rank-late.json")

# Curves: reverse, fractional weights' hazards, whole weights' restricted means.
haz <- function(line, spec) { f <- eval(parse(text = line)); list(r = line, spec = spec, time = first(f$time, 30), survival = first(f$surv, 30), log_se = first(if (isTRUE(f$logse)) f$std.err else f$std.err / f$surv, 30), hazard = first(f$cumhaz, 30), hazard_se = first(f$std.chaz, 30)) }
write(list(
  haz("survfit(Surv(time, status) ~ 1, kidney, weights = frail)", list(data = "kidney", time = "time", event = "status", weights = "frail")),
  haz("survfit(Surv(start, stop, event) ~ 1, heart, weights = 1 + abs(age) / 10)", list(data = "heart", start = "start", time = "stop", event = "event", weighted_by = "age")),
  haz("survfit(Surv(time, status == 1) ~ 1, lung)", list(data = "lung", time = "time", event = "status", event_value = "2", reverse = "1")),
  haz("survfit(Surv(rfstime, status == 0) ~ 1, gbsg)", list(data = "gbsg", time = "rfstime", event = "status", reverse = "1"))
), "curve-weights.json")

# Aalen-Johansen with late entries and weights, in the Rotterdam cohort and in colon cancer (recurrence, or death without it).
rot$start <- 20 * rot$nodes; rot$w <- 1 + rot$age / 100; late <- rot[rot$start < rot$time, ]; late$id <- seq_len(nrow(late))
wide <- merge(colon[colon$etype == 1, ], colon[colon$etype == 2, c("id", "time", "status")], by = "id", suffixes = c("", ".death")) # by id, as the file is sorted
wide$cause <- ifelse(wide$status == 1, 1, ifelse(wide$status.death == 1, 2, 0)); wide$end <- ifelse(wide$status == 1, wide$time, wide$time.death)
spread <- function(line, spec, cause = 1) { fit <- eval(parse(text = line)); keep <- which(fit$time %in% fit$time[seq(1, length(fit$time), length.out = 25)])
  list(r = line, spec = c(spec, cause = cause), time = I(fit$time[keep]), incidence = I(fit$pstate[keep, cause + 1]), se = I(fit$std.err[keep, cause + 1])) }
write(list(
  spread("survfit(Surv(time, factor(cause)) ~ 1, rot, weights = w)", list(cohort = "rotterdam", weights = "w")),
  spread("survfit(Surv(start, time, factor(cause)) ~ 1, late, id = id)", list(cohort = "rotterdam", start = "start"), 2),
  spread("survfit(Surv(start, time, factor(cause)) ~ 1, late, id = id, weights = w)", list(cohort = "rotterdam", start = "start", weights = "w")),
  spread("survfit(Surv(end, factor(cause)) ~ 1, wide)", list(cohort = "colon"), 2)
), "incidence-extended.json")

# Fine and Gray with strata, late entries and weights: finegray's expanded rows, coxph's robust errors. finegray gives a row another row's weight where there are strata (survival 3.5-3), so weights are multiplied in afterwards.
subdist <- function(formula, model, data, spec, cause = 1, weights = NULL) {
  data$case <- if (is.null(weights)) 1 else weights; data$subject <- seq_len(nrow(data)); data$state <- factor(data$cause); etype <- as.character(cause)
  rows <- eval(bquote(finegray(.(as.formula(formula)), data = data, etype = .(etype), id = subject)))
  fit <- coxph(as.formula(paste("Surv(fgstart, fgstop, fgstatus) ~", model)), rows, weights = fgwt * case, cluster = subject, ties = "breslow", control = tight)
  list(r = sprintf("coxph(Surv(fgstart, fgstop, fgstatus) ~ %s, finegray(%s, etype = %d), weights = fgwt%s, cluster = id, ties = 'breslow')", model, formula, cause, if (is.null(weights)) "" else " * w"),
    spec = c(spec, cause = cause), coef = I(unname(coef(fit))), se = I(unname(sqrt(diag(fit$naive.var)))), robust_se = I(unname(sqrt(diag(fit$var)))), null = fit$loglik[1], loglik = fit$loglik[2])
}
part <- rot[seq(1, nrow(rot), 3), ]; latepart <- late[seq(1, nrow(late), 3), ]
write(list(
  subdist("Surv(time, state) ~ . + strata(grade)", "age + nodes + hormon + strata(grade)", part, list(cohort = "rotterdam", step = 3, columns = I(c("age", "nodes", "hormon")), strata = "grade")),
  subdist("Surv(time, state) ~ .", "age + nodes + hormon", part, list(cohort = "rotterdam", step = 3, columns = I(c("age", "nodes", "hormon")), weights = "w"), weights = part$w),
  subdist("Surv(start, time, state) ~ .", "age + hormon", latepart, list(cohort = "rotterdam", step = 3, columns = I(c("age", "hormon")), start = "start")),
  subdist("Surv(start, time, state) ~ . + strata(meno)", "age + chemo + strata(meno)", latepart, list(cohort = "rotterdam", step = 3, columns = I(c("age", "chemo")), start = "start", weights = "w", strata = "meno"), 2, weights = latepart$w),
  subdist("Surv(end, state) ~ .", "age + sex + node4", wide, list(cohort = "colon", step = 1, columns = I(c("age", "sex", "node4"))), 1)
), "fine-gray-extended.json")

# glmnet with ties, weights and other data: its tie-breaking constant counts only where times are small; strata and start-stop rows go through its Newton iteration.
glmnet.control(epsnr = 1e-14, mxitnr = 1000)
tied <- function(line, spec, columns, x, y, alpha, weights = NULL, thresh = 1e-15, lambda = NULL) {
  fit <- glmnet(x, y, family = "cox", alpha = alpha, weights = weights, thresh = thresh, maxit = 1e7, nlambda = 20, lambda = lambda); keep <- seq(2, length(fit$lambda), length.out = 5)
  list(r = line, spec = spec, columns = I(columns), alpha = alpha, lambda = I(fit$lambda[keep]), coef = lapply(keep, function(k) I(unname(as.matrix(fit$beta)[, k]))))
}
gc <- c("age", "size", "nodes", "pgr", "er", "hormon"); rc <- c("age", "nodes", "pgr", "er", "chemo", "hormon"); vc <- c("trt", "karno", "diagtime", "age", "prior"); cc <- c("age", "sex", "obstruct", "adhere", "node4", "extent")
cd <- colon[colon$etype == 2, ]
write(list(
  tied("glmnet(x, Surv(rfstime / 1e5, status), family = 'cox', alpha = 1)", list(data = "gbsg", time = "rfstime", event = "status"), gc, as.matrix(gbsg[, gc]), Surv(gbsg$rfstime / 1e5, gbsg$status), 1),
  tied("glmnet(x, Surv(rfstime / 1e5, status), family = 'cox', alpha = 0.3, weights = grade)", list(data = "gbsg", time = "rfstime", event = "status", weights = "grade"), gc, as.matrix(gbsg[, gc]), Surv(gbsg$rfstime / 1e5, gbsg$status), 0.3, gbsg$grade),
  tied("glmnet(x, Surv(rtime / 1e5, recur), family = 'cox', alpha = 0.8)", list(data = "rotterdam", time = "rtime", event = "recur"), rc, as.matrix(rotterdam[, rc]), Surv(rotterdam$rtime / 1e5, rotterdam$recur), 0.8),
  tied("glmnet(x, Surv(time / 1e5, status), family = 'cox', alpha = 0.5)", list(data = "veteran", time = "time", event = "status"), vc, as.matrix(veteran[, vc]), Surv(veteran$time / 1e5, veteran$status), 0.5),
  tied("glmnet(x, Surv(time / 1e5, status), family = 'cox', alpha = 1), etype 2", list(data = "colon", time = "time", event = "status", where = "etype=2"), cc, as.matrix(cd[, cc]), Surv(cd$time / 1e5, cd$status), 1),
  tied("glmnet(x, stratifySurv(Surv(rfstime / 1e5, status), grade), family = 'cox', alpha = 0.5)", list(data = "gbsg", time = "rfstime", event = "status", strata = "grade"), gc, as.matrix(gbsg[, gc]), stratifySurv(Surv(gbsg$rfstime / 1e5, gbsg$status), gbsg$grade), 0.5, thresh = 1e-14),
  tied("glmnet(x, Surv(start, stop, event), family = 'cox', alpha = 0.5)", list(data = "heart", start = "start", time = "stop", event = "event"), c("age", "year", "surgery", "transplant"), as.matrix(heart[, c("age", "year", "surgery", "transplant")]), Surv(heart$start, heart$stop, heart$event), 0.5, thresh = 1e-14)
), "elastic-net-ties.json")

# Restricted cubic splines as rms makes them.
spline <- function(data, name, column, knots) { x <- data[[column]]; x <- x[!is.na(x)]; at <- rcspline.eval(x, nk = knots, knots.only = TRUE); b <- rcspline.eval(x, knots = at, inclx = TRUE)
  list(r = sprintf("Hmisc::rcspline.eval(%s$%s, nk = %d, inclx = TRUE)", name, column, knots), data = name, column = column, asked = knots, knots = I(at), basis = first(b, 15)) }
write(c(lapply(3:7, function(k) spline(gbsg, "gbsg", "age", k)), list(spline(gbsg, "gbsg", "nodes", 4), spline(gbsg, "gbsg", "pgr", 5), spline(lung, "lung", "age", 4), spline(veteran, "veteran", "karno", 3), spline(veteran, "veteran", "diagtime", 4),
  spline(rotterdam, "rotterdam", "nodes", 5), spline(rotterdam, "rotterdam", "age", 8), spline(kidney, "kidney", "age", 5), spline(colon, "colon", "nodes", 4))), "spline.json")

# Models of mice's own completed tables, pooled by mice.
imputed <- mice::mice(lung[, c("time", "status", "age", "sex", "ph.ecog", "wt.loss", "meal.cal")], m = 6, seed = 7, printFlag = FALSE)
fits <- with(imputed, coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss + meal.cal, control = coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 100))); all <- summary(mice::pool(fits), conf.int = TRUE)
write(list(list(r = "summary(pool(with(mice(lung), coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss + meal.cal))), conf.int = TRUE)", columns = I(c("age", "sex", "ph.ecog", "wt.loss", "meal.cal")),
  drawn = lapply(c("ph.ecog", "wt.loss", "meal.cal"), function(n) list(column = n, rows = I(which(is.na(lung[[n]])) - 1), tables = lapply(1:6, function(k) I(imputed$imp[[n]][[k]])))),
  estimate = I(all$estimate), se = I(all$std.error), df = I(all$df), p = I(all$p.value), lower = I(all[["2.5 %"]]), upper = I(all[["97.5 %"]]))), "pooled.json")

# Integrated Brier score: the trapezoid of riskRegression's scores over a grid from 0.
grid <- c(200, 400, 600, 800, 1000, 1200, 1500)
bfit <- coxph(Surv(rfstime, status) ~ age + nodes + pgr + hormon, gbsg[1:343, ], x = TRUE, control = tight)
b <- sapply(grid, function(t) { s <- as.vector(summary(survfit(bfit, newdata = gbsg), times = t)$surv)
  Score(list(m = matrix(1 - s, ncol = 1)), formula = Surv(rfstime, status) ~ 1, data = gbsg, times = t, metrics = "brier", cens.model = "km", null.model = FALSE, conf.int = FALSE)$Brier$score$Brier })
write(list(list(r = "trapezoid over 0 and the grid of Score(..., metrics = 'brier', cens.model = 'km')", formula = "age + nodes + pgr + hormon", grid = I(grid), brier = I(b), integrated = sum(diff(c(0, grid)) * (c(0, head(b, -1)) + b) / 2) / max(grid))), "integrated-brier.json")

# Restricted means with sampling weights: rows' influences on the area under the curve.
sampled <- function(data, time, status, weight, tau, start = NULL) {
  d <- get(data); w <- eval(parse(text = weight), d); response <- sprintf("Surv(%s%s, %s)", if (is.null(start)) "" else paste0(start, ", "), time, status)
  d$w <- w; weighted_rows <<- d # residuals() looks for it there
  f <- eval(parse(text = sprintf("survfit(%s ~ 1, weighted_rows, weights = w)", response))); a <- residuals(f, times = tau, type = "auc")
  list(r = sprintf("f <- survfit(%s ~ 1, %s, weights = %s); sqrt(sum((w * residuals(f, times = %g, type = 'auc'))^2))", response, data, weight, tau), data = data, time = time, event = status, start = start, weight = weight, tau = tau,
    mean = unname(survival:::survmean(f, rmean = tau)$matrix["rmean"]), se = sqrt(sum((w * as.vector(a))^2)))
}
write(list(sampled("kidney", "time", "status", "frail", 100), sampled("veteran", "time", "status", "karno / 50", 200), sampled("gbsg", "rfstime", "status", "age / 53", 1500), sampled("heart", "stop", "event", "1 + abs(age) / 10", 365, "start")), "restricted-mean-weights.json")
