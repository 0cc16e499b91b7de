# Makes simulated.csv: 300 patients whose truth is known. Rscript simulated.R > simulated.csv
# Hazard of metastasis per year: 0.12 exp(0.7 GUARD + 0.4 (stage - 1)); GUARD is standard normal, correlated with stage through a shared factor (a confounder);
# NOISE plays no role; measured markers carry an error of SD 0.3; death competes at 0.05 a year; censoring between 2 and 12 years; one in twelve NOISE values is missing.
set.seed(20260101)
n <- 300
shared <- rnorm(n)
guard <- 0.8 * rnorm(n) + 0.6 * shared
stage <- 1 + (0.6 * shared + 0.8 * rnorm(n) > 0) + (0.6 * shared + 0.8 * rnorm(n) > 1)
met <- rexp(n, 0.12 * exp(0.7 * guard + 0.4 * (stage - 1)))
death <- rexp(n, 0.05)
end <- runif(n, 2, 12)
time <- pmin(met, death, end)
status <- ifelse(time == met, "metastasis", ifelse(time == death, "death", "alive"))
noise <- rnorm(n)
noise[sample(n, n / 12)] <- NA
write.csv(data.frame(patient = sprintf("P%03d", 1:n), years = round(time, 4), status = status, stage = stage, guard = round(guard + rnorm(n, sd = 0.3), 4), noise = round(noise, 4)), row.names = FALSE, quote = FALSE)
