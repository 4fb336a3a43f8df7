/**
 * Words that are a noun and a form of a verb, by which of the two is nearly always meant after an article or a pronoun.
 *
 * Written by hand: a list counted in texts would carry those texts along, and would be measured on its own kind.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Nouns first: `la muestra`, `los cambios`. */
const nounFirst = words(`
  casa casas cosa cosas forma formas parte partes obra obras cuenta cuentas muestra muestras forma lista listas marca marcas
  persona personas reforma reformas causa causas carta cartas norma normas planta plantas cámara cámaras materia materias
  historia historias noticia noticias música letra letras pregunta preguntas respuesta respuestas visita visitas prueba pruebas
  compra compras venta ventas carga cargas descarga descargas copia copias consulta consultas ayuda ayudas fuerza fuerzas
  falta faltas mezcla mezclas vuelta vueltas entrada entradas salida salidas llamada llamadas mirada miradas parada paradas
  mano manos plaza plazas raza razas taza tazas meta metas tarea tareas idea ideas línea líneas área áreas cena cenas mesa
  busca caída charla charlas crítica críticas práctica fábrica pintura ruta rutas rueda ruedas rama ramas reserva reservas
  regla reglas renta rentas reseña reseñas risa risas sala salas sombra sombras suma sumas tabla tablas tapa tapas tasa
  tasas tienda tiendas tinta toma tomas traza trazas trama tramas trampa trampas tumba tumbas llama llamas máscara
  mancha manchas marcha marchas media medias memoria memorias mina minas moda monta mora multa multas nota notas oferta
  ofertas oficina pesca pica pinta pista pistas prensa prisa queja quejas rabia red regla alarma alarmas arma armas
  apuesta apuestas base bases baja bajas banda barra bala bolsa bomba cadena caja calma cama campaña capa cara cinta cita
  citas clave claves clase clases cola columna copa corriente costa costumbre cuerda culpa cura dama danza data demanda
  demandas denuncia denuncias deuda deudas dieta ducha duda dudas empresa encuesta encuestas escala escucha espada espera
  estafa estima estructura estructuras etapa etiqueta etiquetas firma firmas ficha fecha fechas fila fichas figura figuras
  fiesta filtro fórmula frontera fuga gira gota grasa guarda guía guías hoja huella huelga huelgas imagen importancia
  influencia leche licencia liga limpieza lucha luchas luna lupa magia manifiesta maña medida medidas mejora mejoras mercancía
  mira molestia ola onda ondas orden órdenes paga palma palanca palabra pantalla pasta pata pausa pausas pena penas perla
  pieza pila piensa playa prenda presencia presencias propuesta propuestas punta puntas quiebra rebaja rebajas receta recetas
  redada referencia referencias remesa renuncia reja replica resta reunión revista revistas revuelta riqueza ropa sal secta
  selva señal señales siembra sentencia sentencias subasta subida subidas suerte tala taladra terapia tira torta traba tregua
  vela ventaja ventajas vía vías vida vigilancia violencia vista vistas voluntad zona zanja
  trabajo trabajos cambio cambios uso usos paso pasos juego juegos inicio inicios fin fines apoyo apoyos estudio estudios
  desarrollo desarrollos proceso procesos logro logros derecho derechos hecho hechos dato datos caso casos punto puntos grupo
  grupos modo modos texto textos tipo tipos correo correos archivo archivos cargo cargos marco marcos hogar medio medios
  centro centros campo campos cuadro cuadros gasto gastos pago pagos costo costos coste costes precio precios aumento aumentos
  avance avances ataque ataques enlace enlaces mensaje mensajes viaje viajes nombre nombres informe informes aporte aportes
  reporte reportes soporte soportes límite límites título títulos número números término términos público cálculo camino
  caminos canto cantos castigo castigos comienzo consejo consejos consumo contacto contactos contenido control controles
  cuidado cuidados daño daños debate debates deseo deseos diálogo diálogos discurso discursos diseño diseños disparo disparos
  encuentro encuentros engaño ensayo ensayos entierro esfuerzo esfuerzos estado estados evento eventos examen exámenes
  fallo fallos fondo fondos freno frenos fracaso gobierno gobiernos golpe golpes gusto gustos giro giros grito gritos hielo
  humo impulso impacto impactos ingreso ingresos intento intentos invento inventos interés lado libro libros llanto lujo lugar
  mando manejo mercado mercados monto montos movimiento negocio negocios objetivo objetivos objeto objetos odio orden
  pecado pecados peligro peligros peso pesos piso plano planos plato platos plazo plazos plomo préstamo préstamos proyecto
  proyectos pueblo pueblos puesto puestos puerto puertos ramo rasgo rasgos reclamo reclamos recurso recursos reflejo reflejos
  registro registros regreso relato relatos reparto repaso respaldo resto restos resultado retiro retiros reto retos retraso
  retrasos rezo ruego ruido rumbo saldo saldos salto saltos saludo saludos secreto secretos sello sellos siglo silencio sitio
  sitios sonido sonidos sueldo sueldos suelo suelos sueño sueños susto tacto tanto tema temas temor toque toques trato tratos
  tramo tramos traslado traslados trazo turno turnos vacío vacíos valor valores verano vínculo vínculos voto votos vuelo
  vuelos acceso accesos acento acentos acierto aciertos acuerdo acuerdos adelanto adelantos alcance alimento alimentos
  alivio amparo amor anuncio anuncios arreglo arreglos arresto asalto asiento asientos atraso aviso avisos auge ayuno baile
  bailes baño baños beso besos bloqueo bloqueos borrador brillo broma bromas brote brotes bulto busto cálculos cerco cierre
  cierres cobro cobros cocina cocinas código códigos color colores combate combates concierto conciertos concurso concursos
  conflicto conflictos congreso congresos conjunto conjuntos consenso contrato contratos corte cortes crédito créditos cruce
  cruces cuento cuentos culto cultivo cultivos curso cursos depósito depósitos descanso descansos descuento descuentos
  desastre despacho destino destinos desvío diario diarios dibujo dibujos dominio dominios efecto efectos ejercicio ejercicios
  empate empleo empleos empuje encargo encargos entorno entornos envío envíos equilibrio error escape espacio espacios estilo
  estilos estímulo exceso excesos éxito factor favor formato formatos foro foros genio gesto gestos grado grados guión
  habla hallazgo humor icono incendio incendios indicio indicios indulto inserto instante instinto invierno jefe juicio juicios
  lanzamiento lazo lazos lema lenguaje listado llenado lamento manto margen masa material matiz mito mitos modelo modelos molde
  motivo motivos muro muros nido nivel nudo nudos número ocaso ocio oficio oficios olvido orgullo origen pacto pactos palo
  parche parches parque parto paro parte pase pases paquete párrafo pasto patio perfil perfiles período permiso permisos
  pico picos pinto plan planes plantel pleito pliego polvo poso poste premio premios presupuesto pretexto primo principio
  producto programa programas progreso progresos pronóstico prólogo provecho puente pulso quiosco rancho rango rangos rato
  ratos rayo rayos realce rebote recargo rechazo recibo recibos recorte recortes recuerdo recuerdos refugio refugios regalo
  regalos regaño relevo relieve remate remedio remedios renglón repuesto rescate residuo residuos respeto respiro retrato
  retratos riesgo riesgos riego robo robos rodaje rollo ronda rostro salario sector seguro seguros semáforo servicio servicios
  sentido sentidos signo signos símbolo símbolos soborno socorro soplo sorteo suceso sucesos sufragio suministro surco
  susurro taller teclado telón terreno testigo testimonio tiro tiros título todo tono tope torneo tráfico trago tránsito
  ejemplo ejemplos agua aguas alma almas arma armas ala alas
  hermana hermanas hermano hermanos esposa esposas esposo esposos amiga amigas amigo amigos serie series nieve pelo pelos
  comida comidas deporte deportes diente dientes vaca vacas calle calles equipo estrella estrellas viento otoño tardes meses
  minuto reina reinas templo anillo arena arenas aceite aceites espejo alfombra alfombras cepillo peine peines droga drogas
  medicina medicinas sangre pecho esperanza esperanzas amistad matrimonio divorcio apellido novela novelas esquina esquinas
  lata latas hierro barro seda sedas hierba hierbas vacuna vacunas cultura culturas industria industrias moneda monedas torre
  torres jugada jugadas desayuno almuerzo merienda meriendas postre postres fresa fresas papa papas ajo asunto correa correas
  lanza lanzas flecha flechas batalla batallas marido flores
  escuela escuelas beca becas sopa sopas abrigo abrigos fruta frutas ciencia ciencias edad
  traspaso tratado tratados trecho triunfo triunfos trote trozo trozos truco trueno tumulto vicio vicios vidrio vino vinos
  visto vuelco yerro ritmo ritmos
`)

export const isNounFirst = (low: string): boolean => nounFirst.has(low) || /(?:[cst]ión|[cst]iones)$/.test(low)
