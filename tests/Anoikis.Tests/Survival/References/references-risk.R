# Competing risks, discrimination, calibration and cut-points; sourced by references.R.
suppressMessages({library(cmprsk); library(maxstat); library(riskRegression); library(prodlim)})

# Recurrence (1) or death without it (2) in the Rotterdam cohort; time to the first.
rot <- with(rotterdam, data.frame(time = ifelse(recur == 1, rtime, dtime), cause = ifelse(recur == 1, 1, ifelse(death == 1, 2, 0)), age, grade, nodes, hormon, chemo, meno))
competing <- function(line, spec, value) list(r = line, spec = spec, value = value)
incidence <- function(cause, rows) {
  fit <- survfit(Surv(time, factor(cause)) ~ 1, rot[rows, ]); keep <- which(fit$time %in% fit$time[seq(1, length(fit$time), length.out = 25)])
  list(time = I(fit$time[keep]), incidence = I(fit$pstate[keep, cause + 1]), se = I(fit$std.err[keep, cause + 1]))
}
gray <- function(group, strata = rep(1, nrow(rot)), rho = 0) unname(cuminc(rot$time, rot$cause, rot[[group]], strata, rho = rho)$Tests[, "stat"])
few <- rot[seq(1, nrow(rot), 6), ] # crr takes minutes on all
crrfit <- function(columns, code) {
  fit <- crr(few$time, few$cause, as.matrix(few[, columns]), failcode = code, gtol = 1e-15, maxiter = 100)
  list(coef = I(unname(fit$coef)), se = I(unname(sqrt(diag(fit$var)))), loglik = fit$loglik, null = fit$loglik.null)
}
write(list(
  competing("survfit(Surv(time, factor(cause)) ~ 1, rot)", list(kind = "incidence", cause = 1), incidence(1, TRUE)),
  competing("survfit(Surv(time, factor(cause)) ~ 1, rot)", list(kind = "incidence", cause = 2), incidence(2, TRUE)),
  competing("cuminc(rot$time, rot$cause, rot$grade)", list(kind = "gray", group = "grade"), I(gray("grade"))),
  competing("cuminc(rot$time, rot$cause, rot$hormon)", list(kind = "gray", group = "hormon"), I(gray("hormon"))),
  competing("cuminc(rot$time, rot$cause, rot$hormon, rot$meno)", list(kind = "gray", group = "hormon", strata = "meno"), I(gray("hormon", rot$meno))),
  competing("cuminc(rot$time, rot$cause, rot$grade, rho = 1)", list(kind = "gray", group = "grade", rho = 1), I(gray("grade", rho = 1))),
  competing("crr(few$time, few$cause, few[, c('age', 'nodes', 'hormon')], failcode = 1, gtol = 1e-15)", list(kind = "crr", columns = I(c("age", "nodes", "hormon")), cause = 1), crrfit(c("age", "nodes", "hormon"), 1)),
  competing("crr(few$time, few$cause, few[, c('age', 'chemo')], failcode = 2, gtol = 1e-15)", list(kind = "crr", columns = I(c("age", "chemo")), cause = 2), crrfit(c("age", "chemo"), 2))
), "competing.json")

restricted <- function(data, group, tau) { fit <- survfit(as.formula(paste("Surv(rfstime, status) ~", group)), data)
  t <- summary(fit, rmean = tau)$table; list(r = sprintf("summary(survfit(Surv(rfstime, status) ~ %s, gbsg), rmean = %g)$table", group, tau), group = group, tau = tau, mean = I(unname(t[, "rmean"])), se = I(unname(t[, "se(rmean)"]))) }
write(list(restricted(gbsg, "hormon", 1000), restricted(gbsg, "grade", 2000)), "restricted-mean.json")

# Predictions for all of a model that was fitted to the first half.
scored <- function(time) {
  fit <- coxph(Surv(rfstime, status) ~ age + nodes + pgr + hormon, gbsg[1:343, ], x = TRUE, control = tight)
  lp <- predict(fit, type = "lp"); s <- as.vector(summary(survfit(fit, newdata = gbsg), times = time)$surv)
  risk <- Score(list(m = matrix(1 - s, ncol = 1)), formula = Surv(rfstime, status) ~ 1, data = gbsg, times = time, metrics = c("auc", "brier"), cens.model = "km", null.model = FALSE, conf.int = FALSE)
  recal <- coxph(Surv(rfstime, status) ~ log(-log(s)), gbsg, control = tight)
  group <- cut(rank(1 - s, ties.method = "first"), 5, labels = FALSE)
  nb <- function(p) { t <- 1 - s >= p; d <- 1 - summary(survfit(Surv(rfstime, status) ~ 1, gbsg[t, ]), times = time)$surv; d * mean(t) - (1 - d) * mean(t) * p / (1 - p) }
  list(r = "Score(list(m = 1 - s), Surv(rfstime, status) ~ 1, gbsg, times, metrics = c('auc', 'brier'), cens.model = 'km')", formula = "age + nodes + pgr + hormon", time = time,
    survival = first(s), auc = risk$AUC$score$AUC, brier = risk$Brier$score$Brier, slope = unname(coef(recal)), slope_se = sqrt(recal$var[1, 1]),
    thresholds = I(c(0.2, 0.4)), net_benefit = I(sapply(c(0.2, 0.4), nb)))
}
write(lapply(c(500, 1000, 1800), scored), "prediction.json")

cut1 <- function(line, spec) { m <- eval(parse(text = line)); list(r = line, spec = spec, statistic = unname(m$statistic), p = unname(m$p.value), cut = unname(m$estimate)) }
write(list(
  cut1("maxstat.test(Surv(time, status) ~ karno, veteran, smethod = 'LogRank', pmethod = 'Lau92')", list(data = "veteran", time = "time", event = "status", marker = "karno", least = 0.1, most = 0.9)),
  cut1("maxstat.test(Surv(rfstime, status) ~ pgr, gbsg, smethod = 'LogRank', pmethod = 'Lau92')", list(data = "gbsg", time = "rfstime", event = "status", marker = "pgr", least = 0.1, most = 0.9)),
  cut1("maxstat.test(Surv(rfstime, status) ~ age, gbsg, smethod = 'LogRank', pmethod = 'Lau92', minprop = 0.25, maxprop = 0.75)", list(data = "gbsg", time = "rfstime", event = "status", marker = "age", least = 0.25, most = 0.75))
), "cutpoint.json")

p <- c(0.001, 0.04, 0.03, 0.2, 0.2, 0.9, 0.0004)
write(list(list(r = "p.adjust(p, 'BH'); p.adjust(p, 'holm')", p = I(p), bh = I(p.adjust(p, "BH")), holm = I(p.adjust(p, "holm")))), "adjusted-p.json")
