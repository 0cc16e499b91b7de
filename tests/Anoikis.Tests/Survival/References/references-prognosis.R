# What R says of the worked cohorts of data/prognosis: every number of theirs that the report of a score rests on.
simulated <- read.csv(file.path(args[1], "..", "prognosis", "simulated.csv"))
score_case <- function(name, line, data, response, clinical, strata = "", subgroup = NULL, cause = NULL, horizon = NULL) {
  data$z <- as.vector(scale(data$score)); original <- data
  fit <- function(terms) coxph(as.formula(paste(response, "~", paste(terms, collapse = " + "), strata)), data, control = tight, x = TRUE)
  alone <- fit("z"); base <- fit(clinical); full <- fit(c(clinical, "z"))
  row <- function(f) { s <- summary(f)$coefficients["z", ]; k <- qnorm(0.975); list(ratio = unname(exp(s[1])), lower = unname(exp(s[1] - k * s[3])), upper = unname(exp(s[1] + k * s[3])), p = unname(s[5])) }
  both <- concordance(base, full); d <- c(-1, 1)
  z <- cox.zph(full)$table
  data$high <- data$score > median(data$score)
  out <- list(r = line, score = name, n = full$n, events = full$nevent, alone = row(alone), adjusted = row(full),
    added_chi_square = 2 * (full$loglik[2] - base$loglik[2]), added_p = pchisq(2 * (full$loglik[2] - base$loglik[2]), 1, lower.tail = FALSE),
    hazards_p = unname(z["z", 3]), hazards_all_p = unname(z["GLOBAL", 3]),
    clinical_c = unname(coef(both)[1]), c = unname(coef(both)[2]), gain = sum(d * coef(both)), gain_se = sqrt(as.vector(d %*% vcov(both) %*% d)),
    median_p = pchisq(survdiff(as.formula(paste(response, "~ high", strata)), data)$chisq, 1, lower.tail = FALSE))
  # The whole model: coefficients, and what it predicts for the first patients.
  time <- sub(",.*", "", sub("^Surv\\(", "", response)); data[[time]] <- horizon
  out$coef <- I(unname(coef(full))); out$coef_se <- I(unname(sqrt(diag(full$var)))); out$survival <- first(unname(predict(full, newdata = data, type = "survival")))
  data[[time]] <- original[[time]]
  if (!is.null(subgroup)) {
    with <- fit(c(clinical, "z", paste0("z:factor(", subgroup, ")"))); one <- fit(c(clinical, "z", paste0("factor(", subgroup, ")")))
    out$interaction_p <- pchisq(2 * (with$loglik[2] - one$loglik[2]), length(unique(data[[subgroup]])) - 1, lower.tail = FALSE)
    first <- data[[subgroup]] == min(data[[subgroup]]); s <- summary(coxph(as.formula(paste(response, "~", paste(c(clinical[!grepl(subgroup, clinical)], "z"), collapse = " + "), strata)), data[first, ], control = tight))$coefficients
    out$subgroup_ratio <- unname(exp(s["z", 1]))
  }
  if (!is.null(cause)) {
    x <- cbind(model.matrix(as.formula(paste("~", paste(clinical, collapse = "+"))), data)[, -1, drop = FALSE], z = data$z)
    f <- cmprsk::crr(data$years, match(data$status, c("metastasis", "death"), 0L), x, failcode = 1, gtol = 1e-15)
    out$subdistribution_ratio <- unname(exp(f$coef["z"])); out$subdistribution_p <- unname(2 * pnorm(-abs(f$coef["z"] / sqrt(diag(f$var))[length(f$coef)])))
  }
  out
}
clinical <- c("age", "meno", "size", "factor(grade)", "nodes", "hormon")
gbsg_case <- function(name, score) score_case(name, sprintf("coxph(Surv(rfstime, status) ~ age + meno + size + factor(grade) + nodes + hormon + scale(%s), gbsg)", score),
  cbind(gbsg, score = eval(parse(text = score), gbsg)), "Surv(rfstime, status)", clinical, subgroup = "meno", horizon = 5 * 365.25)
write(list(
  c(cohort = "gbsg", gbsg_case("progesterone_receptor", "log2(pgr + 1)")),
  c(cohort = "gbsg", gbsg_case("oestrogen_receptor", "log2(er + 1)")),
  c(cohort = "gbsg", gbsg_case("receptor_sum", "log2(pgr + 1) + log2(er + 1)")),
  c(cohort = "veteran", score_case("karnofsky", "coxph(Surv(time, status) ~ age + factor(trt) + factor(prior) + scale(karno) + strata(celltype), veteran)",
    transform(veteran, score = karno), "Surv(time, status)", c("age", "factor(trt)", "factor(prior)"), "+ strata(celltype)", subgroup = "trt", horizon = 182.625)),
  c(cohort = "simulated", score_case("guard", "coxph(Surv(years, status == 'metastasis') ~ factor(stage) + scale(guard), simulated); crr(years, status, ~ factor(stage) + scale(guard))",
    transform(simulated, score = guard), "Surv(years, status == 'metastasis')", "factor(stage)", cause = TRUE, horizon = 5))
), "prognosis.json")
