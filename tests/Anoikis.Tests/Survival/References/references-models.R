# Parametric and penalised models, and Rubin's rules; sourced by references.R.
suppressMessages({library(glmnet)})

aft <- function(line, spec) {
  fit <- eval(parse(text = line)); list(r = line, spec = spec, names = I(names(coef(fit))), coef = I(unname(coef(fit))), se = I(unname(sqrt(diag(fit$var)))[c(!is.na(coef(fit)), TRUE)]), scale = fit$scale, loglik = fit$loglik[2])
}
sharp <- survreg.control(rel.tolerance = 1e-14, maxiter = 100)
lungaft <- list(data = "lung", time = "time", event = "status", event_value = "2", formula = "age + sex + ph.ecog")
gbsgaft <- list(data = "gbsg", time = "rfstime", event = "status", formula = "age + nodes + pgr + hormon")
# Generalised gamma by optim, in the parameters (b, ln sigma, Q).
gengamma <- function(formula, data, spec) {
  frame <- model.frame(formula, data); y <- model.response(frame); x <- model.matrix(formula, frame); t <- y[, 1]; d <- y[, 2]
  nll <- function(p) { q <- p[length(p)]; s <- exp(p[length(p) - 1]); k <- 1 / q^2; z <- (log(t) - x %*% p[seq_len(ncol(x))]) / s; u <- k * exp(q * z)
    -sum(ifelse(d == 1, dgamma(u, k, log = TRUE) + log(u) + log(abs(q)) - log(s) - log(t), pgamma(u, k, lower.tail = q < 0, log.p = TRUE))) }
  start <- survreg(formula, data); p <- c(coef(start), log(start$scale), 0.9)
  for (i in 1:4) p <- optim(p, nll, method = "BFGS", control = list(reltol = 1e-16, maxit = 2000, parscale = pmax(abs(p), 0.01), ndeps = rep(1e-5, length(p))))$par
  list(r = "optim(BFGS) of the log likelihood from dgamma and pgamma", spec = spec, coef = I(unname(p[seq_len(ncol(x))])), log_scale = unname(p[ncol(x) + 1]), shape = unname(p[ncol(x) + 2]), loglik = -nll(p))
}
write(list(
  aft("survreg(Surv(time, status) ~ age + sex + ph.ecog, lung, dist = 'weibull', control = sharp)", c(lungaft, dist = "weibull")),
  aft("survreg(Surv(time, status) ~ age + sex + ph.ecog, lung, dist = 'lognormal', control = sharp)", c(lungaft, dist = "lognormal")),
  aft("survreg(Surv(time, status) ~ age + sex + ph.ecog, lung, dist = 'loglogistic', control = sharp)", c(lungaft, dist = "loglogistic")),
  aft("survreg(Surv(rfstime, status) ~ age + nodes + pgr + hormon, gbsg, dist = 'weibull', control = sharp)", c(gbsgaft, dist = "weibull")),
  aft("survreg(Surv(rfstime, status) ~ age + nodes + pgr + hormon, gbsg, dist = 'lognormal', control = sharp)", c(gbsgaft, dist = "lognormal")),
  aft("survreg(Surv(rfstime, status) ~ age + nodes + pgr + hormon, gbsg, dist = 'loglogistic', control = sharp)", c(gbsgaft, dist = "loglogistic")),
  aft("survreg(Surv(rfstime, status) ~ age + nodes + hormon, gbsg, weights = grade, dist = 'weibull', control = sharp)", c(gbsgaft[1:3], formula = "age + nodes + hormon", weights = "grade", dist = "weibull")),
  aft("survreg(Surv(time, status) ~ trt + celltype + karno, veteran, dist = 'loglogistic', control = sharp)", list(data = "veteran", time = "time", event = "status", formula = "trt + celltype + karno", dist = "loglogistic")),
  aft("survreg(Surv(time, status) ~ sex + offset(log(age)), lung, dist = 'weibull', control = sharp)", c(lungaft[1:4], formula = "sex + offset(log(age))", dist = "weibull")),
  aft("survreg(Surv(time, status) ~ rx + age + nodes + extent, colon, subset = etype == 2, dist = 'weibull', control = sharp)", list(data = "colon", time = "time", event = "status", where = "etype=2", levels = "rx=Obs,Lev,Lev+5FU", formula = "rx + age + nodes + extent", dist = "weibull")),
  aft("survreg(Surv(time, status) ~ rx + sex + nodes, colon, subset = etype == 1, dist = 'lognormal', control = sharp)", list(data = "colon", time = "time", event = "status", where = "etype=1", levels = "rx=Obs,Lev,Lev+5FU", formula = "rx + sex + nodes", dist = "lognormal")),
  aft("survreg(Surv(rtime, recur) ~ age + size + chemo * hormon + log(pgr + 1), rotterdam, dist = 'loglogistic', control = sharp)", list(data = "rotterdam", time = "rtime", event = "recur", formula = "age + size + chemo * hormon + log(pgr + 1)", dist = "loglogistic")),
  aft("survreg(Surv(time, status) ~ age + sex + disease, kidney, weights = frail, dist = 'weibull', control = sharp)", list(data = "kidney", time = "time", event = "status", weights = "frail", formula = "age + sex + disease", dist = "weibull")),
  aft("survreg(Surv(time, status) ~ age + I(2 * age) + sex, lung, dist = 'lognormal', control = sharp)", c(lungaft[1:4], formula = "age + I(2 * age) + sex", dist = "lognormal"))
), "aft.json")
write(list(
  gengamma(Surv(rfstime, status) ~ age + nodes + hormon, gbsg, c(gbsgaft[1:3], formula = "age + nodes + hormon")),
  gengamma(Surv(time, status) ~ age + sex, transform(lung, status = status - 1), c(lungaft[1:4], formula = "age + sex"))
), "generalised-gamma.json")

# glmnet handles ties in its own way: the order of the rows breaks them.
columns <- c("age", "meno", "size", "grade", "nodes", "pgr", "er", "hormon")
net <- function(alpha, cv = FALSE) {
  x <- as.matrix(gbsg[, columns]); y <- Surv(rank(gbsg$rfstime, ties.method = 'first'), gbsg$status)
  fit <- glmnet(x, y, family = "cox", alpha = alpha, thresh = 1e-15, maxit = 1e7, nlambda = 30)
  keep <- seq(2, length(fit$lambda), by = 4)
  out <- list(r = sprintf("glmnet(x, y, family = 'cox', alpha = %g, thresh = 1e-15, nlambda = 30), y = Surv(rank(rfstime, ties.method = 'first'), status)", alpha), alpha = alpha, columns = I(columns), first = fit$lambda[1], lambda = I(fit$lambda[keep]),
    coef = lapply(keep, function(k) I(unname(as.matrix(fit$beta)[, k]))))
  if (cv) { fold <- (seq_len(nrow(x)) - 1) %% 5; c <- cv.glmnet(x, y, family = "cox", alpha = alpha, foldid = fold + 1, lambda = fit$lambda, thresh = 1e-15, maxit = 1e7, grouped = TRUE)
    out$loss <- I(c$cvm); out$error <- I(c$cvsd); out$best <- c$lambda.min; out$sparsest <- c$lambda.1se }
  out
}
write(list(net(1, cv = TRUE), net(0.5)), "elastic-net.json")

q <- c(0.31, 0.42, 0.28, 0.36, 0.4); u <- c(0.011, 0.013, 0.012, 0.0105, 0.012)
big <- mice::pool.scalar(q, u, n = Inf); small <- mice::pool.scalar(q, u, n = 80, k = 3)
write(list(list(r = "mice::pool.scalar(q, u, n, k)", q = I(q), u = I(u), estimate = big$qbar, total = big$t, df = big$df, fmi = big$fmi, small_df = small$df, small_fmi = small$fmi)), "rubin.json")
